package org.bounceback.app.demo;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.CannotRun;
import org.bounceback.app.Chats;
import org.bounceback.app.settings.Settings;
import org.bounceback.chat.Bot;
import org.bounceback.chat.CardPublisher;

/** The real Slack and Discord adapters, opened from settings as in service. */
public final class Adapters implements AutoCloseable {
  private final Chats chats;

  private Adapters(Chats chats) {
    this.chats = chats;
  }

  /** Opens them; nothing is heard yet. */
  public static Adapters open(Settings settings, Clock clock) throws CannotRun {
    return new Adapters(Chats.open(settings, clock));
  }

  /** Through which cards are brought up to date, by platform. */
  public Map<String, CardPublisher> editors() {
    return chats.editors();
  }

  /** Lets {@code bot} answer; returns when all are connected and Discord offers the commands. */
  public void hear(Bot bot, World world) throws InterruptedException {
    chats.listen(bot);
    Optional<Chats> ready =
        Waiting.await(
            () ->
                Optional.of(chats)
                    .filter(each -> troubles().isEmpty() && world.server().offersCommands()));
    if (ready.isEmpty()) {
      throw new IllegalStateException("slow to connect " + String.join("; ", troubles()));
    }
  }

  /** Hears nothing more; what was heard can still be answered. */
  public void stopListening() {
    chats.stopListening();
  }

  @Override
  public void close() {
    chats.close();
  }

  private List<String> troubles() {
    return chats.health().entrySet().stream()
        .flatMap(each -> each.getValue().stream().map(why -> each.getKey() + ": " + why))
        .toList();
  }
}
