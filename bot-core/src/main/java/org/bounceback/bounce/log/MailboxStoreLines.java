package org.bounceback.bounce.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Merges what the mailbox store logged about a delivery with what the mail server logged about the
 * same one. The store does not know the queue id.
 */
final class MailboxStoreLines {
  /** Both programs log the end of a delivery at about the same time. */
  private static final Duration MAX_APART = Duration.ofSeconds(10);

  private MailboxStoreLines() {}

  /** Returns one entry for each delivery. */
  static List<LogEntry> merge(List<LogEntry> entries) {
    Map<String, List<Integer>> queued = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).queueId().isPresent()) {
        queued.computeIfAbsent(recipient(entries.get(i)), key -> new ArrayList<>()).add(i);
      }
    }
    if (queued.isEmpty() || entries.stream().noneMatch(MailboxStoreLines::isOfStore)) {
      return entries;
    }
    List<LogEntry> merged = new ArrayList<>(entries);
    List<LogEntry> redundant = new ArrayList<>();
    for (LogEntry entry : entries) {
      if (isOfStore(entry)) {
        queued.getOrDefault(recipient(entry), List.of()).stream()
            .filter(i -> isSameDelivery(entries.get(i), entry))
            .findFirst()
            .ifPresent(
                i -> {
                  merged.set(i, joined(entries.get(i), entry));
                  redundant.add(entry);
                });
      }
    }
    merged.removeAll(redundant);
    return merged;
  }

  private static boolean isOfStore(LogEntry entry) {
    return entry.queueId().isEmpty() && entry.command().isEmpty() && !entry.recipient().isEmpty();
  }

  private static String recipient(LogEntry entry) {
    return entry.recipient().toLowerCase(Locale.ROOT);
  }

  private static boolean isSameDelivery(LogEntry queued, LogEntry store) {
    if (queued.messageId().isPresent() && store.messageId().isPresent()) {
      return queued.messageId().equals(store.messageId());
    }
    return queued.time().isPresent()
        && store.time().isPresent()
        && Duration.between(queued.time().get().local(), store.time().get().local())
                .abs()
                .compareTo(MAX_APART)
            <= 0;
  }

  /** The mail server knows whether it retries; only the store knows the folder and the filter. */
  private static LogEntry joined(LogEntry queued, LogEntry store) {
    boolean storeDecides =
        queued.outcome() == Outcome.DELIVERED && store.outcome() != Outcome.DELIVERED;
    return new LogEntry(
        queued.queueId(),
        queued.time(),
        queued.server().or(store::server),
        queued.sender().or(store::sender),
        queued.recipient(),
        queued.originalRecipient(),
        queued.remote(),
        queued.remoteQueueId(),
        queued.client(),
        queued.subject(),
        queued.messageId().or(store::messageId),
        queued.bounceId(),
        storeDecides ? store.outcome() : queued.outcome(),
        storeDecides ? Optional.empty() : queued.status(),
        queued.command(),
        storeDecides ? store.text() : queued.text(),
        storeDecides ? store.line() : queued.line());
  }
}
