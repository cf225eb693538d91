package org.bounceback.app.demo;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.ChatPlatforms;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.settings.Settings;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.commands.Bot;

/** The real Slack and Discord adapters, opened from settings as in service. */
public final class Adapters implements AutoCloseable {
  private final ChatPlatforms chatPlatforms;

  private Adapters(ChatPlatforms chatPlatforms) {
    this.chatPlatforms = chatPlatforms;
  }

  /** Opens them; nothing is heard yet. */
  public static Adapters open(Settings settings, Clock clock) throws CommandFailedException {
    return new Adapters(ChatPlatforms.open(settings, clock));
  }

  /** Through which cards are brought up to date, by platform. */
  public Map<String, CardPublisher> editors() {
    return chatPlatforms.editors();
  }

  /** Lets {@code bot} answer; returns when all are connected and Discord offers the commands. */
  public void hear(Bot bot, DemoWorld demoWorld) throws InterruptedException {
    chatPlatforms.listen(bot);
    Optional<ChatPlatforms> ready =
        PollingWait.await(
            () ->
                Optional.of(chatPlatforms)
                    .filter(each -> troubles().isEmpty() && demoWorld.server().offersCommands()));
    if (ready.isEmpty()) {
      throw new IllegalStateException("slow to connect " + String.join("; ", troubles()));
    }
  }

  /** Hears nothing more; what was heard can still be answered. */
  public void stopListening() {
    chatPlatforms.stopListening();
  }

  @Override
  public void close() {
    chatPlatforms.close();
  }

  private List<String> troubles() {
    return chatPlatforms.health().entrySet().stream()
        .flatMap(each -> each.getValue().stream().map(why -> each.getKey() + ": " + why))
        .toList();
  }
}
