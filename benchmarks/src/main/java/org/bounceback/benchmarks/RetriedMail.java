package org.bounceback.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.Sha256;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.desk.StoredTicket;

/**
 * Lets the ticket system reject a ticket for good, lets retention delete expired data, and retries
 * the ticket. The ticket must then contain its e-mail, or the operator must be informed that it was
 * deleted.
 */
final class RetriedMail {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String MAIL =
      "Subject: Undelivered\n\n<retried@example.com>: 550 5.1.1 User unknown\n";

  private final Path launcher;
  private final Path folder;
  private final DeskServer desk;
  private final Map<String, String> settings;

  RetriedMail(Path launcher, Path folder, DeskServer desk, Map<String, String> settings) {
    this.launcher = launcher;
    this.folder = folder;
    this.desk = desk;
    this.settings = new HashMap<>(settings);
    this.settings.put("data", folder.resolve("data-retried").toString());
    this.settings.put("retention.mails", "1ms");
  }

  @SuppressWarnings("try") // The bot only needs to run
  String run() throws Exception {
    desk.faults().untilCleared(DeskFault.status(422));
    try (var bot = BotProcess.start(launcher, folder, settings)) {
      int accepted =
          new ApiClient(bot)
              .escalate(
                  Map.of("key", "retried", "requester", "alice@shop.example", "message", MAIL))
              .statusCode();
      SecurityCase.require(accepted == 202, "the escalation was answered " + accepted);
      ConditionWaiter.until(
          TIMEOUT,
          () -> !command("tickets", "dead").output().isBlank(),
          () -> "the desk's refusal did not end the tries");
    }
    desk.faults().clear();
    // Retention runs when a bot starts.
    try (var bot = BotProcess.start(launcher, folder, settings)) {
      CommandRun retried = command("tickets", "retry", "all");
      if (retried.output().matches("(?si).*mail\\b.{0,60}(gone|deleted|no longer).*")) {
        return "the operator is notified: " + retried.output().strip();
      }
      ConditionWaiter.until(
          TIMEOUT,
          () -> ticket().isPresent() || !command("tickets", "dead").output().isBlank(),
          () -> "the retried ticket was not opened");
      return verify(retried);
    }
  }

  private String verify(CommandRun retried) throws Exception {
    if (ticket().isEmpty()) {
      String dead = command("tickets", "dead").output();
      SecurityCase.require(
          dead.matches("(?si).*mail.*(gone|deleted|no longer|erased).*"),
          "given up again: " + dead);
      return "the operator is notified: " + dead.strip();
    }
    Optional<StoredTicket.Attachment> message = ticket().orElseThrow().draft().message();
    SecurityCase.require(
        message.isPresent(),
        "the ticket opened without its e-mail; retry printed: " + retried.output());
    SecurityCase.require(
        message.get().sha256().equals(Sha256.hex(MAIL.getBytes(StandardCharsets.UTF_8))),
        "the ticket opened with another mail");
    return "the ticket opened with its mail";
  }

  private Optional<StoredTicket> ticket() {
    return desk.tickets().stream()
        .filter(ticket -> ticket.draft().key().equals(Optional.of("retried")))
        .findFirst();
  }

  private CommandRun command(String... words) throws Exception {
    return CommandRun.of(launcher, settings, words);
  }
}
