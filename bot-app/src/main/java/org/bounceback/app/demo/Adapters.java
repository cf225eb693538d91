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

/** The real Slack and Discord adapters, configured from settings as in production. */
public final class Adapters implements AutoCloseable {
  private final ChatPlatforms chatPlatforms;

  private Adapters(ChatPlatforms chatPlatforms) {
    this.chatPlatforms = chatPlatforms;
  }

  /** Opens the adapters without receiving events yet. */
  public static Adapters open(Settings settings, Clock clock) throws CommandFailedException {
    return new Adapters(ChatPlatforms.open(settings, clock));
  }

  /** Returns the publishers that update cards, by platform. */
  public Map<String, CardPublisher> editors() {
    return chatPlatforms.publishers();
  }

  /** Starts to receive events; returns when all are connected and Discord has the commands. */
  public void listen(Bot bot, DemoWorld demoWorld) throws InterruptedException {
    chatPlatforms.listen(bot);
    Optional<ChatPlatforms> ready =
        PollingWait.await(
            () ->
                Optional.of(chatPlatforms)
                    .filter(any -> troubles().isEmpty() && demoWorld.server().offersCommands()));
    if (ready.isEmpty()) {
      throw new IllegalStateException("slow to connect " + String.join("; ", troubles()));
    }
  }

  /** Stops receiving events; those already received can still be answered. */
  public void stopListening() {
    chatPlatforms.stopListening();
  }

  @Override
  public void close() {
    chatPlatforms.close();
  }

  private List<String> troubles() {
    return chatPlatforms.health().entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(trouble -> entry.getKey() + ": " + trouble))
        .toList();
  }
}
