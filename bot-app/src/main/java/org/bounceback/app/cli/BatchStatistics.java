package org.bounceback.app.cli;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.Recipient;
import org.bounceback.recipient.MailboxProvider;
import org.bounceback.recipient.MailboxProviders;

/**
 * Counts the results of many e-mails by reason, receiver and blocklist. Not safe for concurrent
 * use.
 */
final class BatchStatistics {
  private static final int MAX_ROWS = 10;
  private static final int MAX_NAMES = 100_000;

  private final MailboxProviders mailboxProviders = MailboxProviders.load();
  private final Map<String, Integer> reasons = new HashMap<>();
  private final Map<String, Integer> byReceiver = new HashMap<>();
  private final Map<String, Integer> blocklists = new HashMap<>();
  private int mails;
  private int bounces;
  private int recipients;
  private int unreadable;

  void count(MailResult mail) {
    if (mail.diagnosis().isEmpty()) {
      unreadable++;
      return;
    }
    mails++;
    var bounce = mail.diagnosis().get().bounce();
    if (bounce.messageKind() != MessageKind.NOT_A_BOUNCE) {
      bounces++;
    }
    for (Recipient recipient : bounce.recipients()) {
      recipients++;
      count(reasons, recipient.reason().code());
      count(byReceiver, receiver(recipient));
      recipient.block().ifPresent(block -> count(blocklists, block.zone().orElse(block.name())));
    }
  }

  /** Returns the number of e-mails. */
  int mails() {
    return mails;
  }

  /** Returns the tables, largest counts first. */
  String text() {
    String head =
        "%d mails, %d of them bounces, %d recipients%s"
            .formatted(
                mails,
                bounces,
                recipients,
                unreadable == 0 ? "" : "; %d files could not be read".formatted(unreadable));
    return Stream.of(
            head,
            table("by reason", reasons),
            table("by receiver", byReceiver),
            table("by blocklist", blocklists))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private String receiver(Recipient recipient) {
    return recipient
        .remoteMta()
        .flatMap(mailboxProviders::ofHost)
        .map(MailboxProvider::name)
        .or(
            () ->
                MailAddress.parse(recipient.address())
                    .map(mailAddress -> mailAddress.domain().name()))
        .orElse("unknown");
  }

  /** Counts a name; after a limit, further names are counted together to save memory. */
  private static void count(Map<String, Integer> counts, String name) {
    boolean hasRoom = counts.size() < MAX_NAMES || counts.containsKey(name);
    counts.merge(hasRoom ? name : "others", 1, Integer::sum);
  }

  private static String table(String title, Map<String, Integer> counts) {
    if (counts.isEmpty()) {
      return "";
    }
    List<Map.Entry<String, Integer>> rows =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    String lines =
        rows.stream()
            .limit(MAX_ROWS)
            .map(row -> "  %7d  %s".formatted(row.getValue(), row.getKey()))
            .collect(Collectors.joining(System.lineSeparator()));
    int others = rows.stream().skip(MAX_ROWS).mapToInt(Map.Entry::getValue).sum();
    String rest =
        others == 0 ? "" : System.lineSeparator() + "  %7d  %s".formatted(others, "all others");
    return title + System.lineSeparator() + lines + rest;
  }
}
