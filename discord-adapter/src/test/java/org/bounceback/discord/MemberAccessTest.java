package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.discord.Form;
import org.bounceback.sandbox.discord.api.ApiFault;
import org.bounceback.sandbox.discord.gateway.DeliveryOutcome;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Permission;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use the bot, tested for every kind of event. */
class MemberAccessTest extends DiscordBehaviour {
  private static final String NOT_AGENT = "Only the support team can use me";
  private static final String UNVERIFIED = "I couldn't check whether you are on the support team";
  private static final String ELSEWHERE = "I'm not set up for this workspace or server";

  @Override
  DiscordWorld open(Path folder) throws Exception {
    return DiscordWorld.withUploads(folder);
  }

  @Test
  void commandOfMemberIsRefusedPrivately() {
    DiscordUser gus = member("gus");

    world().discord.users().types(gus, world().support, "/blacklist 203.0.113.5");

    refused(gus, NOT_AGENT);
    assertNothingQueriedFor(gus);
  }

  @Test
  void fileInCommandOfMemberIsNotDownloaded() {
    DiscordUser gus = member("gus");
    var file = DiscordWorld.file("bounced.eml", Mails.UNKNOWN_USER);

    world().discord.users().types(gus, world().support, "/bounce", file);

    refused(gus, NOT_AGENT);
    assertNothingQueriedFor(gus);
  }

  @Test
  void mentionIsRefusedInDirectMessage() {
    DiscordUser gus = member("gus");

    world().discord.users().mentions(gus, world().support, "check 203.0.113.5");

    world().message(world().discord.state().direct(gus), NOT_AGENT);
    assertEquals(List.of(), world().written(world().support));
    assertNothingQueriedFor(gus);
  }

  @Test
  void uploadsOfMembersAreNotDownloaded() throws Exception {
    DiscordUser gus = member("gus");
    var file = DiscordWorld.file("bounced.eml", Mails.UNKNOWN_USER);

    world().discord.users().uploads(gus, world().support, "look", file).await();
    types("/bounceback help");
    world().whispered("/blacklist");

    assertEquals(List.of(), world().written(world().support));
    assertNothingQueriedFor(gus);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Why did this bounce?", "Send to ticket"})
  void messageActionOfMemberIsRefused(String action) {
    DiscordUser gus = member("gus");
    Message message = world().posted(Mails.REFUSAL);

    world().discord.users().uses(gus, message, action);

    refused(gus, NOT_AGENT);
    assertNothingQueriedFor(gus);
  }

  @Test
  void buttonOnAgentsCardIsRefusedToOtherUsers() {
    DiscordUser gus = member("gus");
    Message card = bounce();

    world().discord.users().clicks(gus, card, button(card, "open-ticket"));

    refused(gus, NOT_AGENT);
    assertEquals(Optional.empty(), world().discord.state().modals().before(gus));
    assertEquals(List.of(), tickets());
  }

  @Test
  void formOfFormerAgentIsRefused() throws Exception {
    DiscordUser gus = member("gus");
    var guildRole = world().discord.guild().role("agents");
    world().discord.guild().give(gus, guildRole);
    world().restart(new DiscordAccess(List.of(), List.of(guildRole.id())));
    world().discord.users().types(gus, world().support, "/bounce");
    Await.forThe(() -> world().discord.state().modals().before(gus));
    world().discord.guild().take(gus, guildRole);

    world().discord.users().submits(gus, Form.empty().type("text", Mails.REFUSAL));

    refused(gus, NOT_AGENT);
    assertNothingQueriedFor(gus);
  }

  @Test
  void nonAgentsGetNoSuggestions() throws Exception {
    bounce();
    DiscordUser gus = member("gus");

    var answered =
        world().discord.users().typing(gus, world().support, "/bounceback status BB").await();

    assertEquals(
        JsonNodeFactory.instance.arrayNode(),
        assertInstanceOf(DeliveryOutcome.Answered.class, answered).data().path("choices"));
  }

  @Test
  void agentRoleOrManageMessagesGivesAccess() throws Exception {
    DiscordUser ada = moderator("ada");
    world().discord.users().types(ada, world().support, "/blacklist 203.0.113.5");
    refused(ada, "is not listed");
    var guildRole = world().discord.guild().role("agents");
    DiscordUser gus = world().discord.guild().person("gus", guildRole);
    world().restart(new DiscordAccess(List.of(), List.of(guildRole.id())));

    world().discord.users().types(gus, world().support, "/blacklist 203.0.113.5");
    refused(gus, "is not listed");
    world().discord.users().types(ada, world().support, "/blacklist 203.0.113.6");

    refused(ada, NOT_AGENT);
  }

  @Test
  void everyoneMeansEveryMember() throws Exception {
    world().restart(new DiscordAccess(List.of(), List.of(DiscordAccess.EVERYONE)));
    DiscordUser gus = member("gus");

    world().discord.users().types(gus, world().support, "/blacklist 203.0.113.5");

    refused(gus, "is not listed");
  }

  @Test
  void senderOfDirectMessageIsLookedUpInServer() throws Exception {
    DiscordUser ada = moderator("ada");
    DiscordUser gus = member("gus");
    DiscordUser stranger = world().discord.state().person("stan", "Stan");

    for (DiscordUser discordUser : List.of(ada, gus, stranger)) {
      world().discord.users().dm(discordUser, "is 203.0.113.5 listed?");
    }

    world().message(world().discord.state().direct(ada), "is not listed");
    world().message(world().discord.state().direct(gus), NOT_AGENT);
    world().message(world().discord.state().direct(stranger), NOT_AGENT);
    world().forgive("10007");
  }

  @Test
  void userOfDirectCommandIsLookedUp() {
    DiscordUser gus = member("gus");
    Channel direct = world().discord.state().direct(gus);
    world().discord.users().types(gus, direct, "/blacklist 203.0.113.5");
    Await.until(
        () ->
            world().privately(gus, direct).stream()
                .anyMatch(message -> DiscordWorld.read(message).contains(NOT_AGENT)));
    assertNothingQueriedFor(gus);
  }

  @Test
  void failedMemberLookupDeniesDirectMessages() {
    world().discord.faults().untilCleared("get_guild_member", ApiFault.status(403));

    world().discord.users().dm(world().sam, "is 203.0.113.5 listed?");

    world().message(world().direct(), UNVERIFIED);
    assertNothingQueriedFor(world().sam);
  }

  @Test
  void unverifiedUserIsInformedThatInputWasNotRead() throws Exception {
    world().discord.users().types(world().sam, world().direct(), "/bounce");
    Await.forThe(() -> world().discord.state().modals().before(world().sam));
    world().restart();
    world().discord.faults().untilCleared("get_guild_member", ApiFault.status(403));
    var file = DiscordWorld.file("bounced.eml", Mails.UNKNOWN_USER);

    world().discord.users().submits(world().sam, Form.empty().type("text", Mails.REFUSAL));

    Await.until(
        () ->
            world().privately(world().sam, world().direct()).stream()
                .map(DiscordWorld::read)
                .anyMatch(words -> words.contains(UNVERIFIED) && words.contains("550")));
    world().discord.users().uploads(world().sam, world().direct(), "", file);
    world().message(world().direct(), UNVERIFIED);
    assertNothingQueriedFor(world().sam);
  }

  @Test
  void botLeavesOtherServers() {
    Guild other = world().discord.state().guild("Elsewhere");
    DiscordUser stan = other.person("stan");
    Channel there = other.channel("general");

    world().discord.events().joined(other);

    Await.until(() -> world().discord.calls("leave_guild").size() == 1);
    assertTrue(world().discord.state().findGuild(other.id()).isEmpty());
    assertTrue(world().discord.state().findGuild(world().discord.guild().id()).isPresent());
    assertEquals(List.of(), world().privately(stan, there));
    types("/blacklist 203.0.113.5");
    world().whispered("is not listed");
  }

  @Test
  void botLeavesUnlistedServersAtStart() throws Exception {
    Guild other = world().discord.state().guild("Elsewhere");
    other.person("stan");

    world().restart(new DiscordAccess(List.of(world().discord.guild().id()), List.of()));

    Await.until(() -> world().discord.calls("leave_guild").size() == 1);
    assertTrue(world().discord.state().findGuild(other.id()).isEmpty());
    types("/blacklist 203.0.113.5");
    world().whispered("is not listed");
  }

  @Test
  void severalUnlistedServersAreDeniedButNotLeft() throws Exception {
    Guild other = world().discord.state().guild("Elsewhere");
    DiscordUser stan = other.person("stan");
    Channel there = other.channel("general");
    world().restart();

    types("/blacklist 203.0.113.5");
    world().discord.users().types(stan, there, "/blacklist 203.0.113.5");

    world().whispered(ELSEWHERE);
    String trouble = world().chat().problem().orElseThrow();
    assertTrue(trouble.contains("list yours in discord.guilds"), trouble);
    Await.until(
        () ->
            world().privately(stan, there).stream()
                .anyMatch(message -> DiscordWorld.read(message).contains(ELSEWHERE)));
    assertEquals(List.of(), world().discord.calls("leave_guild"));
    assertNothingQueriedFor(stan);
  }

  private DiscordUser member(String name) {
    return world().discord.guild().person(name);
  }

  /** Returns a moderator; the bot reads the new role when it connects. */
  private DiscordUser moderator(String name) throws Exception {
    Guild guild = world().discord.guild();
    DiscordUser discordUser =
        guild.person(name, guild.role("moderators", Permission.MANAGE_MESSAGES));
    world().restart();
    return discordUser;
  }

  private void refused(DiscordUser discordUser, String words) {
    Await.until(
        () ->
            world().privately(discordUser, world().support).stream()
                .anyMatch(message -> DiscordWorld.read(message).contains(words)));
  }

  /** Checks that no file was downloaded, no list was queried, and no case was stored. */
  private void assertNothingQueriedFor(DiscordUser discordUser) {
    assertEquals(List.of(), world().discord.calls("cdn"));
    assertEquals(0, world().house().dns.questions().total());
    try {
      assertEquals(List.of(), world().house().caseRepository.recent(discordUser.id(), 5));
    } catch (StoreException failed) {
      throw new AssertionError(failed);
    }
  }
}
