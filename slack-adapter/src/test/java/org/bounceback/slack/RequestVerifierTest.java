package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.bounceback.slack.RequestVerifier.Judgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestVerifierTest {
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final String SENT = "1531420618";

  /** The example from Slack's documentation about verifying requests. */
  private static final byte[] BODY =
      ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
              + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
              + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
              + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
              + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
          .getBytes(StandardCharsets.UTF_8);

  private static final String SIGNATURE =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

  @ParameterizedTest
  @CsvSource({
    "0, SLACKS",
    "300, SLACKS",
    "-300, SLACKS",
    "301, FORGED",
    "-301, FORGED",
  })
  void requestIsAcceptedWithinFiveMinutes(int secondsLater, Judgement judgement) {
    assertEquals(judgement, gate(secondsLater).verify(SENT, SIGNATURE, BODY));
  }

  @Test
  void implausibleHeadersAreDetectedBeforeBody() {
    assertEquals(true, gate(0).isPlausible(SENT, SIGNATURE));
    assertEquals(false, gate(301).isPlausible(SENT, SIGNATURE));
    assertEquals(false, gate(0).isPlausible("", SIGNATURE));
    assertEquals(false, gate(0).isPlausible(SENT, ""));
    assertEquals(false, gate(0).isPlausible(SENT, SIGNATURE.substring(1)));
  }

  @Test
  void handledRequestIsRecognizedAsRepeated() {
    RequestVerifier gate = gate(0);
    gate.verify(SENT, SIGNATURE, BODY);
    gate.handled(SIGNATURE);

    assertEquals(Judgement.REPEATED, gate.verify(SENT, SIGNATURE, BODY));
  }

  @Test
  void failedRequestMayBeRetried() {
    RequestVerifier gate = gate(0);
    gate.verify(SENT, SIGNATURE, BODY);
    gate.failed(SIGNATURE);

    assertEquals(Judgement.SLACKS, gate.verify(SENT, SIGNATURE, BODY));
  }

  @Test
  void concurrentDuplicateIsReportedAsRunning() {
    RequestVerifier gate = gate(0);
    gate.verify(SENT, SIGNATURE, BODY);

    assertEquals(Judgement.RUNNING, gate.verify(SENT, SIGNATURE, BODY));
  }

  @Test
  void oneChangedByteIsForged() {
    byte[] body = BODY.clone();
    body[10]++;

    assertEquals(Judgement.FORGED, gate(0).verify(SENT, SIGNATURE, body));
  }

  @ParameterizedTest
  @CsvSource({"'', v0=00", "yesterday, v0=00", "1531420618, ''", "99999999999, v0=00"})
  void missingOrInvalidHeadersAreForged(String timestamp, String signature) {
    assertEquals(Judgement.FORGED, gate(0).verify(timestamp, signature, BODY));
  }

  private static RequestVerifier gate(int secondsLater) {
    Instant now = Instant.ofEpochSecond(Long.parseLong(SENT) + secondsLater);
    return new RequestVerifier(SECRET, Clock.fixed(now, ZoneOffset.UTC));
  }
}
