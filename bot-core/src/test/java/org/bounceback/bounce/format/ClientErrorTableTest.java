package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Error dialogs of mail clients that failed to send or fetch mail. */
class ClientErrorTableTest {
  private static final ClientErrorTable ERRORS = ClientErrorTable.load();
  private static final BounceReader READER = BundledData.READER;

  static List<Map<String, String>> entries() {
    String name = "program-errors.tsv";
    return Table.parse(name, Resources.text(ClientErrorTable.class, name)).rows();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void eachEntryMatchesADialogAndHasASource(Map<String, String> entry) {
    String mark = entry.getOrDefault("mark", "");

    assertFalse(mark.isBlank() || entry.getOrDefault("source", "").isBlank());
    assertEquals(mark.toLowerCase(java.util.Locale.ROOT), mark);
    assertEquals(
        Optional.of(entry.getOrDefault("state", "")),
        ERRORS.classify(
            "'alice@shop.example': " + mark.replace(" … ", " mail.shop.example\n") + "."));
  }

  @Test
  void eachStateHasAnEntry() {
    assertEquals(
        ClientErrorTable.STATES,
        entries().stream()
            .map(entry -> entry.getOrDefault("state", ""))
            .collect(Collectors.toSet()));
  }

  @Test
  void aDialogWithoutAServerReplyIsNotABounceAndHasNoRecipient() {
    BouncedMessage window =
        read(
            "Task 'alice@shop.example - Sending' reported error (0x800CCC6F): 'The message could"
                + " not be sent.'");

    assertEquals(MessageKind.NOT_A_BOUNCE, window.messageKind());
    assertEquals(List.of(), window.recipients());
    assertEquals(Optional.of("refused"), ERRORS.classify(window));
  }

  @Test
  void theServersReplyOverridesTheErrorNumber() {
    BouncedMessage window =
        read(
            "Task 'alice@shop.example - Sending' reported error (0x800CCC79): 'The server"
                + " responded: 550 5.1.1 <bob@example.com> user unknown'");

    assertEquals(BounceReason.USER_UNKNOWN, window.recipients().get(0).reason());
    assertTrue(ERRORS.classify(window).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"Task, Sending", "Aufgabe, Wird gesendet", "Tâche, Envoi", "Tarea, Enviando"})
  void theAccountOwnerIsNotARecipient(String task, String sending) {
    BouncedMessage window =
        read(
            ("%s 'alice@shop.example - %s' reported error (0x800CCC78): 'The server responded: 550"
                    + " Access denied - Invalid HELO name'")
                .formatted(task, sending));

    assertEquals("", window.recipients().get(0).address());
  }

  private static BouncedMessage read(String text) {
    return READER.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
