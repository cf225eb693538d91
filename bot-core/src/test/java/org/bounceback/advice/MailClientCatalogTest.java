package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.mail.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MailClientCatalogTest {
  private static final MailClientCatalog PROGRAMS = MailClientCatalog.load();

  static Stream<Arguments> examples() {
    return PROGRAMS.all().stream()
        .flatMap(
            program ->
                program.examples().stream().map(example -> Arguments.of(program.id(), example)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("examples")
  void anExampleIdentifiesItsClient(String id, String example) {
    String field = example.startsWith("<") ? "Message-ID" : "X-Mailer";

    assertEquals(Optional.of(id), PROGRAMS.writerOf(header(field, example)).map(MailClient::id));
  }

  static Stream<MailClient> programs() {
    return PROGRAMS.all().stream();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyPatternHasAnExample(MailClient program) {
    for (String mark :
        Stream.concat(program.agents().stream(), program.messageIds().stream()).toList()) {
      assertEquals(mark.toLowerCase(Locale.ROOT), mark);
    }
    assertFalse(program.examples().isEmpty());
    assertTrue(program.instructions().length() > 20, program.instructions());
  }

  @Test
  void commonClientsAreKnown() {
    List<String> ids = PROGRAMS.all().stream().map(MailClient::id).toList();

    assertTrue(
        ids.containsAll(
            List.of(
                "outlook-classic",
                "outlook-new",
                "gmail",
                "apple-mail",
                "thunderbird",
                "roundcube",
                "horde",
                "iphone",
                "android")),
        ids.toString());
  }

  @Test
  void theUserAgentIdentifiesTheClientToo() {
    assertEquals(
        Optional.of("roundcube"),
        PROGRAMS.writerOf(header("User-Agent", "Roundcube Webmail/1.4")).map(MailClient::id));
  }

  @Test
  void anUnknownClientIsNotIdentified() {
    assertEquals(Optional.empty(), PROGRAMS.writerOf(header("X-Mailer", "Something 1.0")));
    assertEquals(Optional.empty(), PROGRAMS.writerOf(Header.EMPTY));
  }

  private static Header header(String field, String value) {
    return new Header(List.of(new Header.Field(field, value)));
  }
}
