package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bounceback.sandbox.slack.api.ApiFault;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.StoredFile;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What users see when Slack has errors. */
class TroubleTest {
  @TempDir private Path data;
  private SlackWorld world;

  @BeforeEach
  void open() throws Exception {
    world = SlackWorld.open(data, SlackWorld.Transport.SOCKET_MODE);
  }

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  static List<Arguments> faults() {
    return List.of(
        Arguments.of("chat.postMessage", ApiFault.rateLimited(Duration.ofSeconds(1))),
        Arguments.of("chat.postMessage", ApiFault.status(503)),
        Arguments.of("chat.postMessage", ApiFault.error("internal_error")),
        Arguments.of("chat.postMessage", ApiFault.cut()),
        Arguments.of("chat.postMessage", ApiFault.doneAndCut()),
        Arguments.of("chat.update", ApiFault.rateLimited(Duration.ofSeconds(1))),
        Arguments.of("chat.update", ApiFault.doneAndCut()));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void responseIsPostedOnceDespiteFaults(String method, ApiFault fault) {
    world.slack.faults().next(1, method, fault);

    drop(world.file("bounced.eml", Mails.UNKNOWN_USER));

    world.message(world.support, "does not exist");
    assertEquals(1, world.written(world.support).size());
  }

  @Test
  void failedDownloadIsReported() {
    world.slack.faults().next(1, "file", ApiFault.status(403));

    drop(world.file("bounced.eml", Mails.UNKNOWN_USER));

    Message told = world.message(world.support, "bounced.eml could not be downloaded");
    assertEquals(
        "bounced.eml could not be downloaded: Slack answered with status 403", told.text());
  }

  private void drop(StoredFile file) {
    world.slack.users().uploads(world.sam, world.support, "", file);
  }
}
