package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.bounceback.advice.Language;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.client.ClientOperation;
import org.bounceback.bounce.client.ClientProblem;
import org.bounceback.bounce.client.ClientWindow;
import org.bounceback.hosting.ServerTable;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The advice for the window of an e-mail app. */
class ClientGuideTest {
  private final ClientGuide guide = new ClientGuide(BundledData.ADVICE, () -> ServerTable.UNKNOWN);

  @ParameterizedTest
  @EnumSource
  void everyProblemHasAdvice(ClientProblem problem) {
    for (ClientOperation operation : ClientOperation.values()) {
      String id = guide.situation(window("iphone", operation, problem));

      assertTrue(BundledData.ADVICE.hasSituation(id), id);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "iphone, SENDING, NO_CONNECTION, window-no-connection",
    "iphone, NOT_STATED, NO_CONNECTION, window-no-connection",
    "iphone, FETCHING, NO_CONNECTION, window-fetching-no-connection",
    "roundcube, SENDING, NO_CONNECTION, window-webmail-no-connection",
    "roundcube, FETCHING, NO_CONNECTION, window-webmail-no-connection",
    "roundcube, SENDING, TOO_MANY_RECIPIENTS, window-too-many-recipients",
    "gmail, FETCHING, LOGIN_REJECTED, window-fetching-login-rejected"
  })
  void theAdviceFitsTheAppAndWhatItDid(
      String app, ClientOperation operation, ClientProblem problem, String expected) {
    assertEquals(expected, guide.situation(window(app, operation, problem)));
  }

  @Test
  void theReplyOfAServerDecidesAboutARecipient() {
    ClientWindow rejected =
        window("iphone", ClientOperation.SENDING, ClientProblem.RECIPIENT_REJECTED);
    ClientWindow login = window("iphone", ClientOperation.SENDING, ClientProblem.LOGIN_REJECTED);

    assertEquals(false, ClientGuide.isAboutApp(rejected));
    assertEquals(true, ClientGuide.isAboutApp(login));
  }

  @ParameterizedTest
  @CsvSource({
    "User-Agent: Roundcube Webmail/1.6.6, Herunterladen (.eml)",
    "X-Mailer: iPhone Mail (21E236), zeigt die vollständigen Kopfzeilen nicht"
  })
  void aKnownAppSaysHowToSaveTheMessage(String field, String expected) {
    String steps = guide.values(mail(field), Language.GERMAN).getOrDefault("save_steps", "");

    assertTrue(steps.contains(expected), steps);
  }

  @Test
  void anUnknownAppDoesNotSayHowToSaveTheMessage() {
    Set<String> names = guide.values(mail("X-Mailer: Something 1.0"), Language.GERMAN).keySet();

    assertTrue(names.contains("steps_password") && !names.contains("save_steps"), names.toString());
  }

  private static BouncedMessage mail(String field) {
    String mail = field + "\nFrom: alice@shop.example\nSubject: Hello\n\nHello\n";
    return BundledData.READER.read(mail.getBytes(StandardCharsets.UTF_8));
  }

  private static ClientWindow window(String app, ClientOperation operation, ClientProblem problem) {
    return new ClientWindow(
        Optional.of(app),
        operation,
        problem,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "en");
  }
}
