package org.bounceback.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.bounceback.app.Conversation;
import org.bounceback.app.Network;
import org.bounceback.app.Storage;
import org.bounceback.app.demo.page.Page;
import org.bounceback.app.settings.Settings;
import org.bounceback.capacity.UsageLimits;

/** The demo's world with the bot in its Slack and Discord and the page open, and no story. */
public final class Showing implements AutoCloseable {
  private final World world;
  private final Adapters adapters;
  private final Network network;
  private final Storage storage;
  private final Conversation conversation;
  private final Page page;

  private Showing(Path folder) throws Exception {
    Clock clock = Clock.systemUTC();
    world = World.open(clock);
    world.list("zen.spamhaus.org").list("203.0.113.5", "127.0.0.4", "listed for the test");
    Settings settings = world.settings(folder);
    adapters = Adapters.open(settings, clock);
    network = Network.open(settings);
    storage = Storage.open(settings, clock);
    conversation =
        Conversation.start(settings, network, storage, adapters.editors(), UsageLimits.NONE, clock);
    adapters.hear(conversation.bot(), world);
    page = world.page();
  }

  /** Opens it all; data is kept in {@code folder}. */
  public static Showing open(Path folder) throws Exception {
    return new Showing(folder);
  }

  /** The page. */
  public Page page() {
    return page;
  }

  /** What the strict Slack and the strict Discord refused so far, in words. */
  public List<String> refusals() {
    return Stream.concat(
            world.room().slack().refusals().stream(), world.server().discord().refusals().stream())
        .map(String::valueOf)
        .toList();
  }

  /** Stops the adapters; the stand-ins and the page go on. */
  public void stopAdapters() {
    adapters.stopListening();
    adapters.close();
  }

  @Override
  public void close() throws IOException {
    page.close();
    adapters.stopListening();
    conversation.close();
    adapters.close();
    storage.close();
    network.close();
    world.close();
  }
}
