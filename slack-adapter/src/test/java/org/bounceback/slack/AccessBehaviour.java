package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.SlackUser.Standing;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may use the bot, tested for every kind of event. */
abstract class AccessBehaviour extends SlackBehaviour {
  private static final String GUEST = "Guests of this workspace can't use me";
  private static final String NOT_AGENT = "Only the support team can use me";
  private static final String OTHERS = "Members of other organizations can't use me";
  private static final String UNVERIFIED = "I couldn't check whether you are on the support team";
  private static final String ELSEWHERE = "I'm not set up for this workspace";

  @Test
  void commandOfGuestIsRefusedPrivately() {
    SlackUser guest = inSupport("gus", Standing.GUEST);

    world().slack.users().types(guest, world().support, "/blacklist 203.0.113.5");

    refused(guest, GUEST);
    assertNothingQueriedFor(guest);
  }

  @ParameterizedTest
  @CsvSource({
    "GUEST, " + GUEST,
    "ULTRA_GUEST, " + GUEST,
    "STRANGER, " + OTHERS,
  })
  void mentionByNonMemberIsRefused(Standing standing, String words) {
    SlackUser outsider = inSupport("gus", standing);

    world().slack.users().mentions(outsider, world().support, "check 203.0.113.5");

    refused(outsider, words);
    assertNothingQueriedFor(outsider);
  }

  @ParameterizedTest
  @EnumSource(names = {"BOT", "DEACTIVATED"})
  void otherBotGetsNoResponse(Standing standing) throws Exception {
    SlackUser bot = inSupport("robot", standing);

    world().slack.users().mentions(bot, world().support, "check 203.0.113.5").await();
    types("/bounceback help");

    world().whispered("/blacklist");
    assertEquals(List.of(), world().privately(bot));
    assertNothingQueriedFor(bot);
  }

  @Test
  void directMessageOfGuestIsRefusedOnce() {
    SlackUser guest = inSupport("gus", Standing.GUEST);

    world().slack.users().dm(guest, "is 203.0.113.5 listed?");
    world().message(world().slack.workspace().direct(guest), GUEST);
    world().slack.users().dm(guest, "is 203.0.113.5 listed?");
    types("/bounceback help");
    world().whispered("/blacklist");

    assertEquals(1, world().written(world().slack.workspace().direct(guest)).size());
    assertNothingQueriedFor(guest);
  }

  @Test
  void uploadsOfGuestsAreNotDownloaded() throws Exception {
    SlackUser guest = inSupport("gus", Standing.GUEST);
    Channel direct = world().slack.workspace().direct(guest);
    var file = world().file("bounced.eml", Mails.UNKNOWN_USER);

    world().slack.users().uploads(guest, world().support, "what now?", file).await();
    world().slack.users().uploads(guest, direct, "what now?", file).await();

    world().message(direct, GUEST);
    assertEquals(List.of(), world().written(world().support));
    assertNothingQueriedFor(guest);
  }

  @Test
  void fileOfOtherOrganizationIsNotRead() throws Exception {
    SlackUser stranger = inSupport("stan", Standing.STRANGER);
    var file = world().file("bounced.eml", Mails.UNKNOWN_USER);

    world().slack.users().uploadsElsewhere(stranger, world().support, file).await();
    types("/bounceback help");
    world().whispered("/blacklist");

    assertEquals(List.of(), world().written(world().support));
    assertNothingQueriedFor(stranger);
  }

  @ParameterizedTest
  @CsvSource({"diagnose_message", "send_to_ticket"})
  void messageActionOfGuestIsRefused(String action) {
    SlackUser guest = inSupport("gus", Standing.GUEST);
    Message message = world().posted(Mails.REFUSAL);

    world().slack.users().shortcut(guest, message, action);

    refused(guest, GUEST);
    assertNothingQueriedFor(guest);
  }

  @Test
  void shortcutOfGuestIsRefused() {
    SlackUser guest = inSupport("gus", Standing.GUEST);

    world().slack.users().shortcut(guest, "new_diagnosis");

    world().message(world().slack.workspace().direct(guest), GUEST);
    assertTrue(world().slack.workspace().views().top(guest.id()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"GUEST, " + GUEST, "STRANGER, " + OTHERS})
  void buttonOnAgentsCardIsRefusedToOtherUsers(Standing standing, String words) {
    SlackUser outsider = inSupport("gus", standing);
    Message card = bounce();

    world().slack.users().clicks(outsider, card, Buttons.of(card.blocks(), "open-ticket"));

    refused(outsider, words);
    assertTrue(world().slack.workspace().views().top(outsider.id()).isEmpty());
    assertEquals(List.of(), tickets());
  }

  @Test
  void formOfFormerAgentIsRefused() throws Exception {
    world().slack.users().shortcut(world().sam, "new_diagnosis");
    View form = world().window();
    world().slack.workspace().setStatus(world().sam, Standing.GUEST);
    world().restart();

    sends(form, Map.of("text", Mails.REFUSAL));

    Await.until(() -> world().window().blocks().toString().contains(GUEST));
    assertNothingQueriedFor(world().sam);
  }

  @Test
  void homeTabOfGuestShowsNoCases() {
    SlackUser guest = inSupport("gus", Standing.GUEST);

    world().slack.users().opensHome(guest);

    View home = Await.forThe(() -> world().slack.workspace().views().home(guest.id()));
    assertTrue(home.blocks().toString().contains(GUEST), home.blocks().toString());
  }

  @Test
  void onlyMembersOfTheUserGroupsAreAccepted() throws Exception {
    SlackUser ada = inSupport("ada", Standing.MEMBER);
    world()
        .restart(
            new SlackAccess(
                List.of(),
                List.of(
                    world().slack.workspace().userGroup(world().sam),
                    world().slack.workspace().userGroup())));

    world().slack.users().types(ada, world().support, "/blacklist 203.0.113.5");
    refused(ada, NOT_AGENT);
    assertNothingQueriedFor(ada);
    types("/blacklist 203.0.113.5");

    world().whispered("is not listed");
  }

  @Test
  void otherChannelsThanTheAllowedOnesGetAPrivateAnswer() throws Exception {
    world()
        .restart(
            new SlackAccess(List.of(), List.of(), List.of(), List.of("C0ELSEWHERE"), List.of()));

    types("/blacklist 203.0.113.5");

    world().whispered("I'm not set up for this channel");
    assertNothingQueriedFor(world().sam);
  }

  @Test
  void administratorsAreMembersOfTheirUserGroup() throws Exception {
    SlackUser ada = inSupport("ada", Standing.MEMBER);
    String agents = world().slack.workspace().userGroup(world().sam);
    String administrators = world().slack.workspace().userGroup(ada);
    world()
        .restart(
            new SlackAccess(
                List.of(), List.of(agents), List.of(administrators), List.of(), List.of()));

    world().slack.users().types(ada, world().support, "/bounceback forget");
    Await.forThe(() -> world().slack.workspace().views().top(ada.id()));
    types("/bounceback forget");

    world().whispered("Only an administrator can delete stored data");
  }

  @Test
  void unknownUserGroupDeniesAccess() throws Exception {
    world().restart(new SlackAccess(List.of(), List.of("S0NOSUCH00")));
    world().forgive("no_such_subteam");

    types("/blacklist 203.0.113.5");

    world().whispered(UNVERIFIED);
    assertNothingQueriedFor(world().sam);
  }

  @Test
  void installationInOtherWorkspaceIsRefused() throws Exception {
    world().slack.users().installedElsewhere();

    world().slack.users().mentions(world().sam, world().support, "203.0.113.5").await();
    world().slack.users().opensHome(world().sam).await();
    types("/blacklist 203.0.113.5");

    world().whispered(ELSEWHERE);
    assertEquals(1, world().privately().size());
    assertEquals(List.of(), world().written(world().support));
    assertTrue(world().slack.calls().stream().noneMatch(c -> c.method().equals("users.info")));
    assertNothingQueriedFor(world().sam);
  }

  @Test
  void allowListReplacesWorkspaceOfToken() throws Exception {
    world().restart(new SlackAccess(List.of("T0ELSEWHERE"), List.of()));

    types("/blacklist 203.0.113.5");

    world().whispered(ELSEWHERE);
    assertNothingQueriedFor(world().sam);
  }

  private SlackUser inSupport(String name, Standing standing) {
    SlackUser slackUser = world().slack.workspace().person(name, standing);
    world().slack.workspace().join(world().support, slackUser.id());
    return slackUser;
  }

  private void refused(SlackUser slackUser, String words) {
    Await.until(
        () -> world().privately(slackUser).stream().anyMatch(m -> m.visibleText().contains(words)));
  }
}
