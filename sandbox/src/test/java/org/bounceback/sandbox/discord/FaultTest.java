package org.bounceback.sandbox.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.bounceback.sandbox.discord.api.ApiFault;
import org.bounceback.sandbox.discord.world.Attachment;
import org.bounceback.sandbox.discord.world.Upload;
import org.bounceback.sandbox.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTest {
  private DiscordFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = DiscordFixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aStatusDoesNothing() throws Exception {
    fixture.discord.faults().next(1, "create_message", ApiFault.status(503));

    assertEquals(503, text().status());
    assertEquals(2, messages());
    assertEquals("fault", fixture.discord.calls("create_message").get(0).answer());
  }

  @Test
  void anErrorStatusCanFollowACompletedCall() throws Exception {
    fixture.discord.faults().next(1, "create_message", ApiFault.doneThenStatus(502));

    assertEquals(502, text().status());
    assertEquals(3, messages());
  }

  @Test
  void aConnectionCanFailBeforeOrAfterTheCall() {
    fixture.discord.faults().next(1, "create_message", ApiFault.cut());
    assertThrows(IOException.class, this::text);
    assertEquals(2, messages());

    fixture.discord.faults().next(1, "create_message", ApiFault.doneAndCut());
    assertThrows(IOException.class, this::text);
    assertEquals(3, messages());
  }

  @Test
  void aFaultLastsUntilItIsCleared() throws Exception {
    fixture.discord.faults().untilCleared("create_message", ApiFault.status(500));
    assertEquals(500, text().status());
    assertEquals(500, text().status());

    fixture.discord.faults().clear();

    assertEquals(200, text().status());
  }

  @Test
  void anAnswerCanBeSlow() throws Exception {
    fixture.discord.faults().next(1, "create_message", ApiFault.slowAnswer(Duration.ofMillis(20)));
    fixture.discord.faults().next(1, "create_message", ApiFault.delay(Duration.ofMillis(20)));

    assertEquals(200, text().status());
    assertEquals(200, text().status());
  }

  @Test
  void aFileIsServedAtItsSignedAddressForADay() throws Exception {
    Attachment file = file();
    String url = fixture.discord.state().files().url(file);
    assertEquals("hello", fixture.client.get(url).body());

    fixture.clock.pass(Duration.ofHours(24));

    var over = fixture.client.get(url);
    assertEquals(404, over.statusCode());
    assertEquals("This content is no longer available.", over.body());
    fixture.assertRefused("404", "discord-limits.json#/cdn/signedParams");
    assertEquals("hello", fixture.client.get(fixture.discord.state().files().url(file)).body());
  }

  @Test
  void aUrlWithoutItsSignatureIsNotFound() throws Exception {
    String url = fixture.discord.state().files().url(file());

    assertEquals(404, fixture.client.get(url.replace("hm=", "hm=0")).statusCode());
    assertEquals(404, fixture.client.get(url.substring(0, url.indexOf('?'))).statusCode());
  }

  @Test
  void aDownloadCanFail() throws Exception {
    fixture.discord.faults().next(1, "cdn", ApiFault.status(500));
    String url = fixture.discord.state().files().url(file());

    assertEquals(500, fixture.client.get(url).statusCode());
    assertTrue(fixture.client.get(url).statusCode() == 200);
  }

  private Attachment file() {
    return fixture
        .discord
        .state()
        .files()
        .keep(
            new Upload("a.txt", "text/plain", Bytes.of("hello")), fixture.support.id(), "", false);
  }

  private int messages() {
    return fixture.discord.state().messages().in(fixture.support).size() - 1;
  }

  private DiscordClient.Answer text() throws IOException, InterruptedException {
    return fixture.client.call(
        "POST", fixture.filled("/channels/SUPPORT/messages"), "{'content':'x'}");
  }
}
