package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import org.bounceback.sandbox.slack.delivery.DeliveryOutcome;
import org.bounceback.sandbox.slack.delivery.Signing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpTransportTest {
  @TempDir private Path data;
  private SlackWorld world;

  @BeforeEach
  void open() throws Exception {
    world = SlackWorld.open(data, SlackWorld.Transport.HTTP);
  }

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Signing.class,
      names = {"WRONG", "STALE", "FUTURE"})
  void invalidSignatureGetsNoResponse(Signing signing) throws Exception {
    world.slack.sign(signing);

    var deliveryOutcome =
        world.slack.users().types(world.sam, world.support, "/bounceback help").await();

    assertInstanceOf(DeliveryOutcome.Failed.class, deliveryOutcome);
    assertEquals(List.of(), answers());
  }

  @Test
  void validSignatureIsAcceptedAfterInvalidOne() throws Exception {
    world.slack.sign(Signing.WRONG);
    world.slack.users().types(world.sam, world.support, "/bounceback help").await();
    world.slack.sign(Signing.GOOD);

    var deliveryOutcome =
        world.slack.users().types(world.sam, world.support, "/bounceback help").await();

    assertInstanceOf(DeliveryOutcome.Acknowledged.class, deliveryOutcome);
  }

  private List<String> answers() {
    return world.privately().stream()
        .filter(message -> message.byApp())
        .map(message -> message.text())
        .toList();
  }
}
