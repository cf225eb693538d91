package org.bounceback.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentNode;

/**
 * The article's second step in a ticket: whether the recipient's server works, whether it blocks us
 * and by what evidence, and whom to write to.
 */
final class RecipientSection {
  private static final String SECTION = "recipient";
  private static final int MAX_SERVERS = 3;
  private static final int MAX_REFUSALS = 5;

  private final SummaryWords words;

  RecipientSection(SummaryWords words) {
    this.words = words;
  }

  /** Empty for a case that is not about a recipient. */
  Optional<String> of(DocumentNode findings) {
    boolean lookUp = findings.find("mx").isPresent() && findings.find("outcome").isPresent();
    Optional<DocumentNode> step = Summary.step(findings, SECTION);
    if (!lookUp && step.isEmpty()) {
      return Optional.empty();
    }
    var lines = new ArrayList<String>();
    DocumentNode seen = step.orElse(findings);
    Map<String, String> why = new HashMap<>();
    seen.findText("why").ifPresent(text -> why.put("why", text));
    words.say(SECTION, seen.text("outcome"), why).ifPresent(lines::add);
    Optional<DocumentNode> side = lookUp ? Optional.of(findings) : findings.find("recipientSide");
    side.ifPresent(each -> lines.addAll(servers(each)));
    lines.add(words.say(SECTION, "blocking-" + blocking(findings, lookUp)));
    if (!lookUp) {
      lines.addAll(Summary.points(findings.at("blocking").texts("evidence")));
      lines.addAll(refusals(findings.at("bounce")));
    }
    String contacts = String.join(", ", findings.texts("contacts"));
    words.say(SECTION, "contacts", Map.of("contacts", contacts)).ifPresent(lines::add);
    return Optional.of(Summary.section(words.say(SECTION, "title"), lines));
  }

  private static String blocking(DocumentNode findings, boolean lookUp) {
    return lookUp ? findings.text("blocking") : findings.at("blocking").text("now");
  }

  private List<String> servers(DocumentNode side) {
    var lines = new ArrayList<String>();
    for (DocumentNode server : side.list("servers").stream().limit(MAX_SERVERS).toList()) {
      List<String> replies = server.texts("replies");
      Optional<String> said =
          replies.isEmpty()
              ? server.findText("banner")
              : Optional.of(replies.get(replies.size() - 1));
      Map<String, String> values = new HashMap<>();
      values.put("host", server.text("host"));
      values.put("ip", server.text("ip"));
      said.ifPresent(text -> values.put("said", text));
      words.say(SECTION, "server", values).ifPresent(line -> lines.add("- " + line));
    }
    return lines;
  }

  /** What was said, each with the recipients of whom it was said. */
  private List<String> refusals(DocumentNode bounce) {
    Map<String, List<String>> said = new LinkedHashMap<>();
    for (DocumentNode each : bounce.list("recipients")) {
      String refusal = each.findText("diagnostic").orElse("");
      if (!refusal.isBlank()) {
        List<String> of = said.computeIfAbsent(refusal, first -> new ArrayList<>());
        each.findText("address").ifPresent(of::add);
      }
    }
    var lines = new ArrayList<String>();
    said.entrySet().stream()
        .limit(MAX_REFUSALS)
        .flatMap(each -> refusal(each.getKey(), each.getValue()).stream())
        .forEach(line -> lines.add("- " + line));
    words.more(SECTION, said.size() - MAX_REFUSALS).ifPresent(line -> lines.add("- " + line));
    return lines;
  }

  private Optional<String> refusal(String said, List<String> of) {
    var names = new ArrayList<>(of.subList(0, Math.min(of.size(), MAX_REFUSALS)));
    words.more(SECTION, of.size() - MAX_REFUSALS).ifPresent(names::add);
    return words.say(
        SECTION,
        of.isEmpty() ? "refusal-of-nobody" : "refusal",
        Map.of("recipient", String.join(", ", names), "words", said));
  }
}
