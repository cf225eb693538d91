package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.slack.api.ApiFault;
import org.bounceback.sandbox.slack.delivery.DeliveryOutcome;
import org.bounceback.sandbox.slack.delivery.EventDelivery;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users get whose identity Slack could not confirm, and how often Slack is queried. */
abstract class UnverifiedUserBehaviour extends SlackBehaviour {

  private static final String UNVERIFIED = "I couldn't check whether you are on the support team";

  @Test
  void missingScopeDeniesAccess() {
    world().slack.faults().untilCleared("users.info", ApiFault.error("missing_scope"));

    types("/blacklist 203.0.113.5");

    world().whispered(UNVERIFIED);
    assertNothingQueriedFor(world().sam);
  }

  @Test
  void rateLimitedUserCheckDeniesAccess() {
    world().slack.faults().untilCleared("users.info", ApiFault.rateLimited(Duration.ofSeconds(30)));

    types("/blacklist 203.0.113.5");

    world().whispered(UNVERIFIED);
    assertNothingQueriedFor(world().sam);
  }

  @Test
  void uploadByUnverifiedUserIsResentAndRead() throws Exception {
    world().slack.faults().untilCleared("users.info", ApiFault.error("missing_scope"));
    world().slack.users().types(world().sam, world().support, "/bounceback help").await();
    EventDelivery dropped = drop();
    Await.until(() -> !dropped.failures().isEmpty());
    assertEquals(List.of(), world().written(world().support));
    assertEquals(0, world().house().eventInbox.backlog().arrivals());

    world().slack.faults().clear();
    world().restart();
    world().slack.deliveries().again(dropped);

    world().forgive("timeout");
    world().message(world().support, "does not exist");
    assertEquals(1, world().written(world().support).size());
  }

  @Test
  void userIsInformedWhenLastRetryOfUploadFails() throws Exception {
    world().slack.faults().untilCleared("users.info", ApiFault.error("missing_scope"));

    EventDelivery first = drop();
    Await.until(() -> first.failures().size() == 2);
    EventDelivery last = world().slack.deliveries().again(first, 3);

    assertInstanceOf(DeliveryOutcome.Acknowledged.class, last.await());
    world().forgive("timeout");
    world().whispered(UNVERIFIED);
    assertEquals(List.of(), world().written(world().support));
    assertNothingQueriedFor(world().sam);
  }

  @ParameterizedTest
  @CsvSource({"users.info", "usergroups.users.list"})
  void formOfUnverifiedUserStaysOpenAndCanBeResent(String lookUp) throws Exception {
    world()
        .restart(
            new SlackAccess(List.of(), List.of(world().slack.workspace().userGroup(world().sam))));
    world().slack.users().shortcut(world().sam, "new_diagnosis");
    View form = world().window();
    world().restart();
    world().slack.faults().untilCleared(lookUp, ApiFault.error("missing_scope"));
    Map<String, String> typed = Map.of("text", Mails.REFUSAL);

    DeliveryOutcome refused = world().slack.users().submits(form, typed).await();

    String answer = assertInstanceOf(DeliveryOutcome.Acknowledged.class, refused).json();
    assertTrue(answer.contains("\"errors\"") && answer.contains(UNVERIFIED), answer);
    assertEquals(form.id(), world().window().id());
    assertNothingQueriedFor(world().sam);
    world().slack.faults().clear();
    world().restart();
    sends(form, typed);
    Await.until(() -> !world().written(direct()).isEmpty());
  }

  @Test
  void commandsOfUnverifiedUsersGetResponse() {
    world().slack.faults().untilCleared("users.info", ApiFault.error("missing_scope"));

    types("/blacklist 203.0.113.5");
    types("/blacklist 203.0.113.6");

    Await.until(
        () ->
            world().privately().stream().filter(m -> m.visibleText().contains(UNVERIFIED)).count()
                == 2);
  }

  @Test
  void userCheckIsCachedForManyEvents() {
    types("/bounceback help");
    world().whispered("/blacklist");
    types("/blacklist 203.0.113.5");
    world().whispered("is not listed");
    world().slack.users().dm(world().sam, "203.0.113.6");
    world().message(direct(), "is not listed");

    assertEquals(
        1, world().slack.calls().stream().filter(c -> c.method().equals("users.info")).count());
  }

  private EventDelivery drop() {
    var file = world().file("bounced.eml", Mails.UNKNOWN_USER);
    return world().slack.users().uploads(world().sam, world().support, "", file);
  }
}
