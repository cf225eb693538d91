package org.bounceback.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bounceback.app.Conversation;
import org.bounceback.app.Network;
import org.bounceback.app.Storage;
import org.bounceback.app.demo.page.Page;
import org.bounceback.app.settings.Settings;
import org.bounceback.slack.SlackChat;

/** The demo's world with the bot in its Slack and the page open, and no story. */
public final class Showing implements AutoCloseable {
  private final World world;
  private final SlackSide slack;
  private final Network network;
  private final Storage storage;
  private final Conversation conversation;
  private final Page page;

  private Showing(Path folder) throws Exception {
    Clock clock = Clock.systemUTC();
    world = World.open(clock);
    world.list("zen.spamhaus.org").list("203.0.113.5", "127.0.0.4", "listed for the test");
    Settings settings = world.settings(folder);
    slack = SlackSide.open(world.room(), clock);
    network = Network.open(settings);
    storage = Storage.open(settings, clock);
    conversation =
        Conversation.start(
            settings, network, storage, Map.of(SlackChat.PLATFORM, slack.editor()), clock);
    slack.hear(conversation.bot());
    page = Page.open(world.room().slack(), world.room().agent(), world.room().channel());
  }

  /** Opens it all; data is kept in {@code folder}. */
  public static Showing open(Path folder) throws Exception {
    return new Showing(folder);
  }

  /** The page. */
  public Page page() {
    return page;
  }

  /** What the strict Slack refused so far, in words. */
  public List<String> refusals() {
    return world.room().slack().refusals().stream().map(String::valueOf).toList();
  }

  /** Stops the adapter; the strict Slack and the page go on. */
  public void stopAdapter() {
    slack.stopListening();
    slack.close();
  }

  @Override
  public void close() throws IOException {
    page.close();
    slack.stopListening();
    conversation.close();
    slack.close();
    storage.close();
    network.close();
    world.close();
  }
}
