package org.bounceback.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.bounceback.mailbox.MailHost.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailHostTest {

  @ParameterizedTest
  @CsvSource({
    "SMTP, smtp://mail.example.org, smtp://mail.example.org:587",
    "SMTP, smtps://mail.example.org/, smtps://mail.example.org:465",
    "SMTP, smtp+plain://127.0.0.1, smtp+plain://127.0.0.1:25",
    "SMTP, SMTP://[2001:db8::1]:2525, smtp://[2001:db8::1]:2525",
    "IMAP, imap://mail.example.org, imap://mail.example.org:143",
    "IMAP, imaps://mail.example.org, imaps://mail.example.org:993",
  })
  void theDefaultPortIsThatOfTheProtocol(Protocol protocol, String text, String read) {
    assertEquals(Optional.of(read), MailHost.parse(protocol, text).map(MailHost::toString));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.org",
        "http://mail.example.org",
        "imap://mail.example.org",
        "smtp://kim:secret@mail.example.org",
        "smtp://mail.example.org/support",
        "smtp://mail.example.org:70000",
        "smtp://mail.example.org?x=1",
        "smtp://",
      })
  void otherTextsAreRejected(String text) {
    assertEquals(Optional.empty(), MailHost.parse(Protocol.SMTP, text));
  }

  @Test
  void secretsRequireEncryptionOrLoopback() {
    assertEquals(true, mayHearSecrets("smtp://mail.example.org"));
    assertEquals(true, mayHearSecrets("smtps://mail.example.org"));
    assertEquals(true, mayHearSecrets("smtp+plain://127.0.0.1:25"));
    assertEquals(false, mayHearSecrets("smtp+plain://mail.example.org"));
  }

  private static boolean mayHearSecrets(String text) {
    return MailHost.parse(Protocol.SMTP, text).orElseThrow().mayReceiveSecrets();
  }
}
