package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The steps of every setting in every e-mail app and language. */
class ClientSettingsTest {
  private static final String NAME = "client-settings.yaml";
  private static final String YAML = Resources.text(ClientSettings.class, NAME);
  private static final DocumentNode ROOT = DocumentCodec.yaml(NAME, YAML);
  private static final MailClientCatalog CLIENTS = MailClientCatalog.load();
  private static final ClientSettings SETTINGS = ClientSettings.load();
  private static final int MAX_WORDS = 110;

  /** Words of a reply in one language that none of another language contains. */
  private static final Pattern ENGLISH = Pattern.compile("\\b(Open|Settings|your|the|Password)\\b");

  static Stream<Optional<MailClient>> apps() {
    return Stream.concat(Stream.of(Optional.empty()), CLIENTS.all().stream().map(Optional::of));
  }

  @ParameterizedTest
  @MethodSource("apps")
  void everySettingHasShortStepsInEveryLanguage(Optional<MailClient> app) {
    for (Language language : Language.values()) {
      for (ClientSetting setting : ClientSetting.values()) {
        String steps = SETTINGS.steps(setting, app, language, Optional.empty());
        String what = setting + " " + language + ": " + steps;

        assertFalse(steps.isBlank() || steps.contains("{") || steps.contains("}"), what);
        assertTrue(steps.split("\\s+", -1).length <= MAX_WORDS, what);
        assertTrue(steps.lines().skip(1).allMatch(line -> line.matches("[1-4]\\. .*[.)]")), what);
        assertTrue(language == Language.ENGLISH || !ENGLISH.matcher(steps).find(), what);
      }
    }
  }

  @Test
  void everyAppHasItsOwnWordsInEveryLanguage() {
    DocumentNode apps = ROOT.require("apps");
    List<String> missing = new ArrayList<>();
    for (MailClient client : CLIENTS.all()) {
      for (Language language : Language.values()) {
        Optional<DocumentNode> words =
            apps.find(client.id()).flatMap(entry -> entry.require("words").find(language.code()));
        if (words.isEmpty() || words.get().find("in").isEmpty()) {
          missing.add(client.id() + " " + language.code());
        }
        boolean hasPaths =
            words.isPresent()
                && new HashSet<>(words.get().keys())
                    .containsAll(List.of("outgoing", "incoming", "account", "login"));
        boolean isComplete = client.kind() != MailClient.Kind.APP || hasPaths;
        if (!isComplete) {
          missing.add(client.id() + " " + language.code() + " paths");
        }
      }
      if (!List.of("R", "U").contains(apps.require(client.id()).text("verified"))) {
        missing.add(client.id() + " verified");
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void theWordsOfAnAppAreThoseThatExist() {
    var known = new HashSet<>(ROOT.require("words").require("en").keys());
    for (MailClient client : CLIENTS.all()) {
      DocumentNode words = ROOT.require("apps").require(client.id()).require("words");
      for (Language language : Language.values()) {
        assertTrue(known.containsAll(words.require(language.code()).keys()), client.id());
      }
    }
    for (Language language : Language.values()) {
      assertEquals(known, new HashSet<>(ROOT.require("words").require(language.code()).keys()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "outlook-classic, GERMAN, OUTGOING_LOGIN, Der Postausgangsserver (SMTP) erfordert",
    "iphone, SPANISH, OUTGOING_SERVER, Ajustes > Apps > Mail",
    "thunderbird, FRENCH, OUTGOING_SERVER, Paramètres des comptes > Serveur sortant (SMTP)",
    "apple-mail, ENGLISH, SAVED_ADDRESS, Previous Recipients",
    "gmail, ENGLISH, OUTGOING_LOGIN, Send mail as"
  })
  void anAppIsDescribedWithItsOwnMenuWords(
      String app, Language language, ClientSetting setting, String expected) {
    String steps = SETTINGS.steps(setting, CLIENTS.find(app), language, Optional.empty());

    assertTrue(steps.contains(expected), steps);
  }

  @Test
  void webmailHasNoPorts() {
    String steps =
        SETTINGS.steps(
            ClientSetting.OUTGOING_SERVER,
            CLIENTS.find("roundcube"),
            Language.ENGLISH,
            Optional.of("mail.example.net"));

    assertFalse(steps.contains("465") || steps.contains("mail.example.net"), steps);
  }

  @Test
  void theNameOfOurServerIsUsedForOutgoingMailOnly() {
    Optional<String> host = Optional.of("mail.example.net");
    Optional<MailClient> app = CLIENTS.find("iphone");

    assertTrue(
        SETTINGS
            .steps(ClientSetting.OUTGOING_SERVER, app, Language.ENGLISH, host)
            .contains("Host Name: mail.example.net."));
    assertTrue(
        SETTINGS
            .steps(ClientSetting.INCOMING_SERVER, app, Language.ENGLISH, host)
            .contains("Host Name: the name in your welcome e-mail from us."));
  }

  @ParameterizedTest
  @CsvSource({
    "outgoing-login:, outgoing-logins:",
    "'    login: ', '    log-in: '",
    "'  outlook-classic:', '  outlook-clasic:'"
  })
  void anUnknownNameIsRejected(String right, String wrong) {
    String broken = YAML.replaceFirst(Pattern.quote(right), wrong);

    assertThrows(InvalidDataException.class, () -> ClientSettings.read(NAME, broken, CLIENTS));
  }

  @Test
  void aMissingLanguageIsRejected() {
    String broken =
        YAML.replaceFirst("    fr: \\[\"Ouvrez \\{outgoing}", "    xx: [\"Ouvrez {outgoing}");

    assertThrows(InvalidDataException.class, () -> ClientSettings.read(NAME, broken, CLIENTS));
  }
}
