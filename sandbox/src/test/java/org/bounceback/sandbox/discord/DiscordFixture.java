package org.bounceback.sandbox.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bounceback.sandbox.HandClock;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.GuildRole;
import org.bounceback.sandbox.discord.world.Interaction;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.MessageStore.Post;
import org.bounceback.sandbox.discord.world.Permission;
import org.bounceback.sandbox.strict.RuleViolation;

/** A guild in which something of each kind is there, and the names for it in tables. */
final class DiscordFixture implements AutoCloseable {
  final HandClock clock = new HandClock();
  final StrictDiscord discord;
  final DiscordClient client;
  final DiscordUser sam;
  final DiscordUser kim;
  final GuildRole agents;
  final Channel support;
  final Channel hidden;
  final Channel silent;
  final Channel direct;
  final Channel locked;
  final Message question;
  final Message own;
  final Message card;

  private DiscordFixture(DiscordApp app) throws IOException {
    discord = StrictDiscord.open(app, clock);
    client = new DiscordClient(discord);
    agents = discord.guild().role("agents");
    DiscordUser owner = discord.guild().person("owner");
    sam = discord.guild().person("sam", agents);
    kim = discord.guild().person("kim");
    support = discord.guild().channel("support");
    hidden = discord.guild().channelFor("hidden", agents);
    silent = discord.guild().channel("silent");
    for (GuildRole guildRole : List.of(discord.guild().everyone(), discord.guild().appRole())) {
      silent.deny(
          guildRole,
          Permission.SEND_MESSAGES,
          Permission.READ_MESSAGE_HISTORY,
          Permission.ATTACH_FILES,
          Permission.CREATE_PUBLIC_THREADS,
          Permission.CREATE_PRIVATE_THREADS);
    }
    direct = discord.state().direct(kim);
    discord.state().refusesMessages(kim);
    question = post(support, sam.id(), "{'content':'it came back'}");
    own = post(support, DiscordApp.ID, "{'content':'Case'}");
    card =
        post(
            support,
            DiscordApp.ID,
            "{'flags':32768,'components':[{'type':10,'content':'Case 1'},"
                + "{'type':1,'components':[{'type':2,'style':1,'label':'Go','custom_id':'go'}]}]}");
    locked =
        discord
            .state()
            .thread(support, Channel.Kind.PUBLIC_THREAD, "old", owner.id(), Optional.of(question));
    locked.archive(true);
  }

  static DiscordFixture open() throws IOException {
    return open(DiscordApp.bounceback());
  }

  static DiscordFixture open(DiscordApp app) throws IOException {
    return new DiscordFixture(app);
  }

  Message post(Channel channel, String author, String body) throws IOException {
    return discord
        .state()
        .messages()
        .post(Post.open(channel, author), DiscordClient.json(body), List.of());
  }

  /** An interaction that waits for its first answer. */
  Interaction interaction(Interaction.Kind kind) {
    boolean clicked = kind == Interaction.Kind.COMPONENT;
    return discord
        .state()
        .interactions()
        .issue(kind, sam, support, clicked ? Optional.of(card) : Optional.empty());
  }

  /** Where the first answer to an interaction goes. */
  static String callback(Interaction interaction) {
    return "/interactions/%s/%s/callback".formatted(interaction.id(), interaction.token());
  }

  /** Where later answers to an interaction go. */
  static String webhook(Interaction interaction) {
    return "/webhooks/%s/%s".formatted(DiscordApp.ID, interaction.token());
  }

  /** Replaces the names of what is there by its identifiers. */
  String filled(String text) {
    return text.replace("SUPPORT", support.id())
        .replace("HIDDEN", hidden.id())
        .replace("SILENT", silent.id())
        .replace("DIRECT", direct.id())
        .replace("LOCKED", locked.id())
        .replace("QUESTION", question.id())
        .replace("OWN", own.id())
        .replace("CARD", card.id())
        .replace("GUILD", discord.guild().id())
        .replace("SAM", sam.id())
        .replace("KIM", kim.id())
        .replace("APP", DiscordApp.ID);
  }

  RuleViolation last() {
    var ruleViolations = discord.refusals();
    assertFalse(ruleViolations.isEmpty(), "nothing was refused");
    return ruleViolations.get(ruleViolations.size() - 1);
  }

  /** The last refusal has this code and cites this row, which is there. */
  void assertRefused(String error, String row) throws IOException {
    assertEquals(error + " " + row, last().error() + " " + last().row());
    int hash = row.indexOf('#');
    try (InputStream in =
        DiscordFixture.class.getResourceAsStream(
            "/org/bounceback/sandbox/discord/" + row.substring(0, hash))) {
      JsonNode file = new ObjectMapper().readTree(in);
      assertFalse(file.at(row.substring(hash + 1)).isMissingNode(), "there is no row " + row);
    }
  }

  static void eventually(BooleanSupplier condition) {
    Instant end = Instant.now().plus(Duration.ofSeconds(10));
    while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(1_000_000);
    }
    assertTrue(condition.getAsBoolean());
  }

  @Override
  public void close() {
    discord.close();
  }
}
