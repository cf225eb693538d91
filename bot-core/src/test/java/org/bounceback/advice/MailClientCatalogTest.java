package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
  private static final MailClientCatalog CLIENTS = MailClientCatalog.load();

  static Stream<Arguments> examples() {
    return CLIENTS.all().stream()
        .flatMap(
            client ->
                client.examples().stream().map(example -> Arguments.of(client.id(), example)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("examples")
  void anExampleIdentifiesItsClient(String id, String example) {
    String field = example.startsWith("<") ? "Message-ID" : "X-Mailer";

    assertEquals(Optional.of(id), CLIENTS.writerOf(header(field, example)).map(MailClient::id));
  }

  static Stream<MailClient> clients() {
    return CLIENTS.all().stream();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void everyPatternHasAnExample(MailClient client) {
    for (String mark :
        Stream.concat(client.agents().stream(), client.messageIds().stream()).toList()) {
      assertEquals(mark.toLowerCase(Locale.ROOT), mark);
      assertTrue(
          client.examples().stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(mark)),
          mark);
    }
    for (Language language : Language.values()) {
      String instructions = client.saveInstructions(language);
      assertTrue(instructions.length() > 20 && instructions.endsWith("."), instructions);
    }
  }

  @Test
  void aMessageIdDoesNotIdentifyTheApp() {
    Header mail = header("Message-ID", "<AB1PR01MB0001.eurprd01.prod.outlook.com>");

    assertEquals(Optional.of("outlook-new"), CLIENTS.ofSender(mail).map(MailClient::id));
    assertEquals(Optional.empty(), CLIENTS.ofAgent(mail));
    assertEquals(
        Optional.of("thunderbird"),
        CLIENTS
            .ofAgent(Header.EMPTY, header("User-Agent", "Mozilla Thunderbird"))
            .map(MailClient::id));
  }

  @Test
  void commonClientsAreKnown() {
    List<String> ids = CLIENTS.all().stream().map(MailClient::id).toList();

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
                "sogo",
                "outlook-web",
                "outlook-mobile",
                "gmail-app",
                "samsung-mail",
                "em-client",
                "zimbra",
                "k9",
                "iphone",
                "android")),
        ids.toString());
  }

  @Test
  void theUserAgentIdentifiesTheClientToo() {
    assertEquals(
        Optional.of("roundcube"),
        CLIENTS.writerOf(header("User-Agent", "Roundcube Webmail/1.4")).map(MailClient::id));
  }

  @Test
  void anUnknownClientIsNotIdentified() {
    assertEquals(Optional.empty(), CLIENTS.writerOf(header("X-Mailer", "Something 1.0")));
    assertEquals(Optional.empty(), CLIENTS.writerOf(Header.EMPTY));
  }

  private static Header header(String field, String value) {
    return new Header(List.of(new Header.Field(field, value)));
  }
}
