package org.bounceback.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bounceback.sandbox.slack.StrictSlack;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.StoredFile;
import org.bounceback.sandbox.slack.world.StoredFile.FileKind;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.sandbox.strict.RuleViolation;
import org.bounceback.sandbox.wire.Bytes;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.BotWithStandIns;
import org.bounceback.testkit.Mails;
import org.bounceback.ticket.Desk;

/** A strict simulated Slack with Sam in the channel support, connected to the whole bot. */
final class SlackWorld implements AutoCloseable {
  /** Short timeouts, and no warm-up. */
  static final TransportTimeouts TIMEOUT =
      new TransportTimeouts(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofMillis(100),
          Duration.ofMillis(200),
          Duration.ZERO);

  private static final String PATH = "/slack/events";
  private static final int EVENTS_AT_ONCE = 32;

  final StrictSlack slack;
  final SlackUser sam;
  final Channel support;
  private final Path data;
  private final Transport transport;
  private final ExecutorService httpThreads = Executors.newFixedThreadPool(EVENTS_AT_ONCE);
  private final HttpServer http;
  private final Set<String> forgiven = new HashSet<>();
  private SlackChat chat;
  private BotWithStandIns house;
  private Optional<Desk> elsewhere = Optional.empty();
  private SlackAccess access = SlackAccess.USUAL;

  /** How events arrive. */
  enum Transport {
    SOCKET_MODE,
    HTTP
  }

  private SlackWorld(Path data, Transport transport)
      throws IOException, StoreException, InterruptedException {
    this.data = data;
    this.transport = transport;
    slack = StrictSlack.open(Clock.systemUTC());
    sam = slack.workspace().person("sam");
    support = slack.workspace().channel("support", sam);
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(httpThreads);
    http.start();
    start();
  }

  static SlackWorld open(Path data, Transport transport)
      throws IOException, StoreException, InterruptedException {
    return new SlackWorld(data, transport);
  }

  /** Stops the bot and starts it again with the same data. */
  void restart() throws IOException, StoreException, InterruptedException {
    end();
    start();
  }

  /** Restarts the bot with another ticket system. */
  void restart(Desk desk) throws IOException, StoreException, InterruptedException {
    elsewhere = Optional.of(desk);
    restart();
  }

  /** Restarts the bot with other access rules. */
  void restart(SlackAccess access) throws IOException, StoreException, InterruptedException {
    this.access = access;
    restart();
  }

  /** Returns the ephemeral messages that a user sees in the channel. */
  List<Message> privately(SlackUser slackUser) {
    return slack.workspace().messages().onlyFor(slackUser.id(), support.id());
  }

  BotWithStandIns house() {
    return house;
  }

  SlackChat chat() {
    return chat;
  }

  /** Returns a file on Sam's computer. */
  StoredFile file(String name, String content) {
    return slack.workspace().files().add(sam.id(), name, Bytes.of(content));
  }

  /** Returns the ephemeral messages that Sam sees in the channel. */
  List<Message> privately() {
    return slack.workspace().messages().onlyFor(sam.id(), support.id());
  }

  /** Returns the bot's public messages in a channel. */
  List<Message> written(Channel channel) {
    return slack.workspace().messages().in(channel.id()).stream().filter(Message::byApp).toList();
  }

  /** Returns a message that Sam wrote in the channel. */
  Message posted(String text) {
    slack.users().says(sam, support, text);
    return slack.workspace().messages().in(support.id()).get(0);
  }

  /** Returns an e-mail that was forwarded into Slack, as Slack stores it. */
  StoredFile forwarded() {
    var mail = JsonNodeFactory.instance.objectNode();
    mail.put("subject", "Undelivered Mail Returned to Sender");
    address(mail.putArray("from").addObject(), "mailer-daemon@mail.example.net");
    address(mail.putArray("to").addObject(), "sam@shop.example");
    mail.put("plain_text", "<jo@example.org>: host mx.example.org said: " + Mails.REFUSAL);
    mail.putObject("headers").put("date", "Tue, 24 Nov 2026 06:20:00 +0000");
    return slack
        .workspace()
        .files()
        .add(
            "USLACKBOT",
            "Undelivered_Mail_Returned_to_Sender",
            Bytes.of("<html>"),
            new FileKind("text/html", "email", "email"),
            mail);
  }

  /** Expects Slack to refuse a call with this error. */
  void forgive(String error) {
    forgiven.add(error);
  }

  /** Returns the calls that Slack refused unexpectedly. */
  List<RuleViolation> unforgiven() {
    return slack.refusals().stream()
        .filter(refusal -> !forgiven.contains(refusal.error()))
        .toList();
  }

  /** Waits for the bot's only message in a channel that contains {@code words}. */
  Message message(Channel channel, String words) {
    return Await.forThe(
        () -> written(channel).stream().filter(m -> m.visibleText().contains(words)).findFirst());
  }

  /** Waits for an ephemeral message to Sam that contains {@code words}. */
  Message whispered(String words) {
    return Await.forThe(
        () -> privately().stream().filter(m -> m.visibleText().contains(words)).findFirst());
  }

  /** Waits for the modal that Sam sees. */
  View window() {
    return Await.forThe(() -> slack.workspace().views().top(sam.id()));
  }

  @Override
  public void close() throws IOException {
    end();
    http.stop(0);
    httpThreads.shutdownNow();
    slack.close();
  }

  private void start() throws IOException, StoreException, InterruptedException {
    boolean sockets = transport == Transport.SOCKET_MODE;
    var settings =
        new SlackSettings(
            slack.botToken(),
            sockets ? Optional.of(slack.appToken()) : Optional.empty(),
            sockets ? Optional.empty() : Optional.of(slack.signingSecret()),
            slack.apiUrl(),
            List.of(slack.fileHost()),
            Optional.empty(),
            access);
    chat = new SlackChat(settings, TIMEOUT, Clock.systemUTC());
    house =
        BotWithStandIns.open(
            SlackChat.PLATFORM, data, chat.publisher(), elsewhere, Clock.systemUTC());
    var handler = chat.listen(house.bot);
    if (handler.isPresent()) {
      http.createContext(PATH, handler.get());
      var url = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + PATH);
      if (!slack.requestsTo(url)) {
        throw new IllegalStateException("the challenge was not answered");
      }
    }
    Await.until(() -> chat.problem().isEmpty());
  }

  private static void address(ObjectNode json, String address) {
    json.put("address", address).put("name", "").put("original", address);
  }

  private void end() throws IOException {
    if (transport == Transport.HTTP) {
      http.removeContext(PATH);
    }
    chat.stopListening();
    house.close();
    chat.close();
  }
}
