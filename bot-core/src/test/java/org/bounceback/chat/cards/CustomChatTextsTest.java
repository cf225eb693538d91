package org.bounceback.chat.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bounceback.advice.CustomTextFolder;
import org.bounceback.advice.Language;
import org.bounceback.advice.TextCatalog;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.diagnosis.HostingProbes;
import org.bounceback.hosting.ServerTable;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator's files replace the texts of cards. */
class CustomChatTextsTest {
  private static final TextCatalog KNOWN = MessageBundles.texts();

  @TempDir private Path folder;
  private final AtomicLong time = new AtomicLong();

  @Test
  void aCardShowsTheReplacedBadgeAndButtonInTheirLanguage() throws Exception {
    write("de: {chat.badge.customer-acts: Kunde, chat.buttons.reply: Zum Kunden}");
    MessageBundles texts = open();

    Card german = card(texts, Language.GERMAN);
    assertTrue(german.headline().contains("🟠 Kunde · "), german.headline());
    assertTrue(labels(german).contains("Zum Kunden"), labels(german).toString());
    Card english = card(texts, Language.ENGLISH);
    assertTrue(english.headline().contains("🟠 Customer needs to act · "), english.headline());
    assertTrue(labels(english).contains("Copy reply"), labels(english).toString());
  }

  @Test
  void aChangedFileReachesTheNextCardOfTheSameRenderer() throws Exception {
    MessageBundles texts = open();
    var cards = new DiagnosisCard(texts.of(Language.GERMAN));
    assertFalse(labels(cards.inChat("a.eml", diagnosis())).contains("Zum Kunden"));
    write("de: {chat.buttons.reply: Zum Kunden}");

    time.addAndGet(Duration.ofSeconds(3).toNanos());

    assertTrue(labels(cards.inChat("a.eml", diagnosis())).contains("Zum Kunden"));
  }

  @Test
  void anElementOfAListIsReplacedByItsNumber() throws Exception {
    write("en: {chat.lookup.next.serious.2: Then ask us.}");

    assertEquals("Then ask us.", open().of(Language.ENGLISH).texts("lookup.next.serious").get(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chat.buttons.replay: Kopieren | there is no such text; did you mean chat.buttons.reply?
          chat.about.from: Von          | the placeholder {sender} is missing
          chat.about.to: Von {reciver}  | there is no placeholder {reciver}; this text has {recipient}
          """)
  void aWrongTextIsReported(String text, String problem) throws Exception {
    write("de:\n  " + text);

    String message = assertThrows(IllegalArgumentException.class, this::open).getMessage();

    assertTrue(String.valueOf(message).contains(problem), message);
  }

  private static Card card(MessageBundles texts, Language language) {
    return new DiagnosisCard(texts.of(language)).inChat("a.eml", diagnosis());
  }

  private static Diagnosis diagnosis() {
    return BundledData.engine(ServerTable.UNKNOWN)
        .diagnose(
            BundledData.READER.read(Mails.UNKNOWN_USER.getBytes(StandardCharsets.UTF_8)),
            DiagnosticProbes.NONE,
            HostingProbes.NONE);
  }

  private static List<String> labels(Card card) {
    return card.buttons().stream().map(Button::label).toList();
  }

  private MessageBundles open() {
    return new MessageBundles(KNOWN.withCustom(CustomTextFolder.open(folder, KNOWN, time::get)));
  }

  private void write(String yaml) throws IOException {
    Files.writeString(folder.resolve("a.yaml"), yaml);
  }
}
