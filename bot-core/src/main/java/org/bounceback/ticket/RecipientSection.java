package org.bounceback.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.BounceFindings.Step;
import org.bounceback.findings.BounceMessage;
import org.bounceback.findings.Findings;
import org.bounceback.findings.RecipientFindings;

/**
 * Renders the second check in a ticket: whether the recipient's server works, whether it blocks us
 * and on what evidence, and whom to contact.
 */
final class RecipientSection {
  private static final String SECTION = "recipient";
  private static final int MAX_SERVERS = 3;
  private static final int MAX_REFUSALS = 5;

  private final SummaryWords words;

  RecipientSection(SummaryWords words) {
    this.words = words;
  }

  /** Returns the section; empty for a case without a recipient. */
  Optional<String> of(Findings findings) {
    if (findings instanceof RecipientFindings recipient) {
      return Optional.of(section(lines(recipient), recipient.contacts()));
    }
    return findings instanceof BounceFindings bounce
        ? bounce.step(Step.RECIPIENT).map(step -> section(lines(bounce, step), bounce.contacts()))
        : Optional.empty();
  }

  private String section(List<String> lines, List<String> contacts) {
    var all = new ArrayList<>(lines);
    words
        .text(SECTION, "contacts", Map.of("contacts", String.join(", ", contacts)))
        .ifPresent(all::add);
    return TicketSummary.section(words.text(SECTION, "title"), all);
  }

  private List<String> lines(RecipientFindings recipient) {
    var lines = new ArrayList<String>();
    words.text(SECTION, recipient.outcome(), Map.of()).ifPresent(lines::add);
    lines.addAll(servers(recipient));
    lines.add(words.text(SECTION, "blocking-" + recipient.blocking()));
    return lines;
  }

  private List<String> lines(BounceFindings bounce, Step step) {
    var lines = new ArrayList<String>();
    Map<String, String> values =
        step.why().map(text -> Map.of("why", text.english())).orElse(Map.of());
    words.text(SECTION, step.outcome(), values).ifPresent(lines::add);
    bounce.recipient().ifPresent(message -> lines.addAll(servers(message)));
    lines.add(words.text(SECTION, "blocking-" + bounce.blocking().now()));
    lines.addAll(TicketSummary.points(bounce.blocking().evidence()));
    bounce.message().ifPresent(message -> lines.addAll(refusals(message)));
    return lines;
  }

  private List<String> servers(RecipientFindings side) {
    var lines = new ArrayList<String>();
    for (var server : side.servers().stream().limit(MAX_SERVERS).toList()) {
      List<String> replies = server.replies();
      Optional<String> said =
          replies.isEmpty() ? server.banner() : Optional.of(replies.get(replies.size() - 1));
      Map<String, String> values = new HashMap<>();
      values.put("host", server.host());
      values.put("ip", server.ip());
      said.ifPresent(text -> values.put("said", text));
      words.text(SECTION, "server", values).ifPresent(line -> lines.add("- " + line));
    }
    return lines;
  }

  /** Lists the rejections, each with its recipients. */
  private List<String> refusals(BounceMessage bounce) {
    Map<String, List<String>> said = new LinkedHashMap<>();
    for (BounceMessage.Recipient recipient : bounce.recipients()) {
      if (!recipient.diagnostic().isBlank()) {
        List<String> of = said.computeIfAbsent(recipient.diagnostic(), first -> new ArrayList<>());
        recipient.address().ifPresent(of::add);
      }
    }
    var lines = new ArrayList<String>();
    said.entrySet().stream()
        .limit(MAX_REFUSALS)
        .flatMap(entry -> refusal(entry.getKey(), entry.getValue()).stream())
        .forEach(line -> lines.add("- " + line));
    words.more(SECTION, said.size() - MAX_REFUSALS).ifPresent(line -> lines.add("- " + line));
    return lines;
  }

  private Optional<String> refusal(String said, List<String> of) {
    var names = new ArrayList<>(of.subList(0, Math.min(of.size(), MAX_REFUSALS)));
    words.more(SECTION, of.size() - MAX_REFUSALS).ifPresent(names::add);
    return words.text(
        SECTION,
        of.isEmpty() ? "refusal-of-nobody" : "refusal",
        Map.of("recipient", String.join(", ", names), "words", said));
  }
}
