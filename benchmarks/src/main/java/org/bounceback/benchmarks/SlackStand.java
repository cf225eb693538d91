package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.dns.NameServer;
import org.bounceback.sandbox.slack.StrictSlack;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.StoredFile;
import org.bounceback.sandbox.wire.Bytes;

/** A strict simulated Slack, an empty DNS and a ticket system, for a bot in another process. */
final class SlackStand implements AutoCloseable {
  /** The feedback buttons, which only a whole answer has. */
  private static final String FEEDBACK = "thumbs";

  final StrictSlack slack;
  final NameServer dns;
  final DeskServer desk;
  final SlackUser sam;
  private final String mail;

  private SlackStand(StrictSlack slack, NameServer dns, DeskServer desk) throws IOException {
    this.slack = slack;
    this.dns = dns;
    this.desk = desk;
    this.sam = slack.workspace().person("sam");
    this.mail = PackagedFiles.bouncedMail();
  }

  static SlackStand open() throws IOException {
    return new SlackStand(
        StrictSlack.open(Clock.systemUTC()),
        NameServer.open(),
        DeskServer.open(DeskRules.open(), Clock.systemUTC()));
  }

  /**
   * Returns the settings that connect a bot to this environment, with its data in {@code folder}.
   */
  Map<String, String> settings(Path folder, boolean socketMode) {
    var settings = new HashMap<String, String>();
    settings.put("data", folder.resolve("data").toString());
    settings.put("dns.resolver", "127.0.0.1:" + dns.port());
    settings.put("desk.url", desk.url().toString());
    settings.put("slack.bot-token", slack.botToken());
    settings.put("slack.api-url", slack.apiUrl().toString());
    settings.put("slack.file-hosts", slack.fileHost());
    if (socketMode) {
      settings.put("slack.app-token", slack.appToken());
    } else {
      settings.put("slack.signing-secret", slack.signingSecret());
    }
    return settings;
  }

  /** Creates a channel with Sam and the bot. */
  Channel channel(String name) {
    return slack.workspace().channel(name, sam);
  }

  /** Returns a unique bounced e-mail on Sam's computer. */
  StoredFile bounced(int number) {
    String one = PackagedFiles.numbered(mail, number);
    return slack
        .workspace()
        .files()
        .add(sam.id(), "bounced%d.eml".formatted(number), Bytes.of(one));
  }

  /** Returns the bot's public messages in a channel. */
  List<Message> written(Channel channel) {
    return slack.workspace().messages().in(channel.id()).stream().filter(Message::byApp).toList();
  }

  /** Returns the ephemeral messages that Sam sees in a channel. */
  List<Message> ephemeral(Channel channel) {
    return slack.workspace().messages().onlyFor(sam.id(), channel.id());
  }

  /** Returns whether the message is a whole answer, not only the first of a check. */
  static boolean isWhole(Message message) {
    return message.element(FEEDBACK).isPresent();
  }

  /**
   * Returns how many calls Slack refused.
   *
   * @param besides an error that is not counted
   */
  long refused(String besides) {
    return slack.refusals().stream().filter(each -> !each.where().equals(besides)).count();
  }

  @Override
  public void close() throws IOException {
    slack.close();
    desk.close();
    dns.close();
  }
}
