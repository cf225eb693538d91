package org.bounceback.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.bounceback.app.BotRuntime;
import org.bounceback.app.Network;
import org.bounceback.app.Storage;
import org.bounceback.app.demo.page.Page;
import org.bounceback.app.settings.Settings;
import org.bounceback.capacity.UsageLimits;

/** The demo's world with the bot in its Slack and Discord and the page open, and no story. */
public final class DemoPageFixture implements AutoCloseable {
  private final DemoWorld demoWorld;
  private final Adapters adapters;
  private final Network network;
  private final Storage storage;
  private final BotRuntime botRuntime;
  private final Page page;

  private DemoPageFixture(Path folder) throws Exception {
    Clock clock = Clock.systemUTC();
    demoWorld = DemoWorld.open(clock);
    demoWorld.list("zen.spamhaus.org").list("203.0.113.5", "127.0.0.4", "listed for the test");
    Settings settings = demoWorld.settings(folder);
    adapters = Adapters.open(settings, clock);
    network = Network.open(settings);
    storage = Storage.open(settings, clock);
    botRuntime =
        BotRuntime.start(settings, network, storage, adapters.editors(), UsageLimits.NONE, clock);
    adapters.listen(botRuntime.bot(), demoWorld);
    page = demoWorld.page();
  }

  /** Opens it all; data is kept in {@code folder}. */
  public static DemoPageFixture open(Path folder) throws Exception {
    return new DemoPageFixture(folder);
  }

  /** The page. */
  public Page page() {
    return page;
  }

  /** Returns what the simulated Slack and Discord have rejected so far. */
  public List<String> refusals() {
    return Stream.concat(
            demoWorld.room().slack().refusals().stream(),
            demoWorld.server().discord().refusals().stream())
        .map(String::valueOf)
        .toList();
  }

  /** Stops the adapters; the simulated platforms and the page keep running. */
  public void stopAdapters() {
    adapters.stopListening();
    adapters.close();
  }

  @Override
  public void close() throws IOException {
    page.close();
    adapters.stopListening();
    botRuntime.close();
    adapters.close();
    storage.close();
    network.close();
    demoWorld.close();
  }
}
