package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.discord.StrictDiscord;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Upload;
import org.bounceback.sandbox.dns.NameServer;

/** A strict simulated Discord, an empty DNS and a ticket system, for a bot in another process. */
final class DiscordStand implements AutoCloseable {
  final StrictDiscord discord;
  final NameServer dns;
  final DeskServer desk;
  final DiscordUser sam;
  private final String mail;

  private DiscordStand(StrictDiscord discord, NameServer dns, DeskServer desk) throws IOException {
    this.discord = discord;
    this.dns = dns;
    this.desk = desk;
    this.sam = discord.guild().person("sam");
    this.mail = PackagedFiles.bouncedMail();
  }

  static DiscordStand open() throws IOException {
    return new DiscordStand(
        StrictDiscord.open(Clock.systemUTC()),
        NameServer.open(),
        DeskServer.open(DeskRules.open(), Clock.systemUTC()));
  }

  /** Starts a bot connected to this Discord, with its data in {@code folder}. */
  BotProcess start(Path launcher, Path folder) throws IOException, InterruptedException {
    return start(launcher, folder, Map.of());
  }

  /** Starts a bot with additional settings. */
  BotProcess start(Path launcher, Path folder, Map<String, String> more)
      throws IOException, InterruptedException {
    var settings = new HashMap<>(more);
    settings.put("data", folder.resolve("data").toString());
    settings.put("dns.resolver", "127.0.0.1:" + dns.port());
    settings.put("desk.url", desk.url().toString());
    settings.put("discord.token", discord.token());
    settings.put("discord.api-url", discord.apiUrl().toString());
    settings.put("discord.gateway-url", discord.gatewayUrl().toString());
    settings.put("discord.file-hosts", discord.fileHost());
    BotProcess bot = BotProcess.start(launcher, folder, Map.copyOf(settings));
    ConditionWaiter.until(
        BotProcess.START,
        () -> discord.state().commands().creates() > 0,
        () -> "it registered no commands");
    return bot;
  }

  /** Creates a channel that Sam and the bot see; call it before the bot starts. */
  Channel channel(String name) {
    return discord.guild().channel(name);
  }

  /** Returns a unique bounced e-mail on Sam's computer. */
  Upload bounced(int number) {
    String one = PackagedFiles.numbered(mail, number);
    return Upload.mail("bounced%d.eml".formatted(number), one.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the bot's public messages in a channel. */
  List<Message> written(Channel channel) {
    return discord.state().messages().in(channel).stream().filter(Message::byApp).toList();
  }

  /** Returns the ephemeral messages that Sam sees in a channel. */
  List<Message> ephemeral(Channel channel) {
    return discord.state().messages().onlyFor(sam, channel);
  }

  /** Returns a message's visible text, without escape characters. */
  static String read(Message message) {
    return message.visibleText().replace("\\", "");
  }

  @Override
  public void close() throws IOException {
    discord.close();
    desk.close();
    dns.close();
  }
}
