package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.bounceback.chat.runtime.PlatformExecutors;
import org.junit.jupiter.api.Test;

/** Holds the made-up commands to what the library wants of real ones, in whichever version. */
class WarmUpTest {

  @Test
  void everyMadeUpCommandIsHeardInAServerAndItsAnswerIsTaken() {
    var answers = new Answers();

    try (var platformExecutors = new PlatformExecutors("test")) {
      new WarmUp(platformExecutors, Duration.ofMillis(100)).run(answers);
      Await.until(() -> answers.commands.size() == answers.shown.size());
    }

    assertEquals(Set.of("blacklist", "bounceback help"), new TreeSet<>(answers.commands));
    List<String> cut = answers.shown.stream().filter(id -> !id.equals("5")).toList();
    assertTrue(answers.shown.size() > cut.size(), answers.shown.toString());
    // What is under way when the time is over is cut off.
    assertTrue(cut.size() <= SyntheticInteractions.AT_ONCE, cut.toString());
  }

  /** Answers everything, and waits for the message that it becomes. */
  private static final class Answers extends ListenerAdapter {
    private final Queue<String> commands = new ConcurrentLinkedQueue<>();
    private final Queue<String> shown = new ConcurrentLinkedQueue<>();

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
      assertEquals("nowhere", event.getGuild().getName());
      commands.add(event.getFullCommandName());
      CompletableFuture<?> unused =
          event
              .reply("yes")
              .submit()
              .thenApply(hook -> hook.getCallbackResponse().getMessage())
              .thenApply(Message::getId)
              .whenComplete((id, failure) -> shown.add(failure == null ? id : failure.toString()));
    }
  }
}
