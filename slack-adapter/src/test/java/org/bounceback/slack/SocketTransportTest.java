package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.bounceback.sandbox.slack.delivery.SocketMode.Reason;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SocketTransportTest {
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

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"WARNING", "REFRESH_REQUESTED"})
  void noEventIsLostWhenSlackRequestsReconnect(Reason reason) throws Exception {
    world.slack.socketMode().disconnect(reason);
    for (int i = 0; i < 20; i++) {
      world.slack.users().types(world.sam, world.support, "/bounceback help");
    }

    Await.until(() -> world.privately().size() == 20);
  }

  @Test
  void brokenConnectionIsReopened() {
    world.slack.socketMode().disconnectAll();

    Await.until(() -> world.slack.socketMode().connections() == 1 && works());
    world.slack.users().types(world.sam, world.support, "/bounceback help");
    world.whispered("/blacklist");
  }

  @Test
  void unresponsiveConnectionIsReopened() {
    world.slack.socketMode().makeUnresponsive();

    Await.until(
        () ->
            world.slack.calls().stream()
                    .filter(call -> call.method().equals("apps.connections.open"))
                    .count()
                == 2);
    Await.until(this::works);
    world.slack.users().types(world.sam, world.support, "/bounceback help");
    world.whispered("/blacklist");
  }

  @Test
  void disabledSocketModeIsReportedInHealth() {
    world.slack.socketMode().disconnect(Reason.LINK_DISABLED);
    Await.until(() -> !works());
    assertTrue(
        world.chat().problem().orElseThrow().length() > 10, world.chat().problem().toString());

    world.slack.socketMode().enable();

    Await.until(this::works);
    assertEquals(1, world.slack.socketMode().connections());
  }

  private boolean works() {
    return world.chat().problem().isEmpty();
  }
}
