package org.bounceback.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentNode;

/** The article's first step in a ticket: which address, listed where, and who did not answer. */
final class BlocklistSection {
  private static final String SECTION = "blacklists";
  private static final int MAX_LISTINGS = 8;
  private static final int MAX_UNAVAILABLE = 6;
  private static final int MAX_NAMES = 5;

  private final SummaryWords words;

  BlocklistSection(SummaryWords words) {
    this.words = words;
  }

  /** Empty for a case that is not about lists. */
  Optional<String> of(DocumentNode findings) {
    boolean lookUp = findings.find("asked").isPresent();
    Optional<DocumentNode> step = Summary.step(findings, SECTION);
    if (!lookUp && step.isEmpty()) {
      return Optional.empty();
    }
    Optional<DocumentNode> report = lookUp ? Optional.of(findings) : findings.find(SECTION);
    String outcome = step.map(each -> each.text("outcome")).orElse("");
    boolean relevant = step.map(each -> each.isTrue("relevant")).orElse(false);
    var lines = new ArrayList<String>();
    if (report.isEmpty()) {
      boolean addressKnown = findings.at("bounce").at("origin").findText("ip").isPresent();
      lines.add(words.say(SECTION, addressKnown ? "not-run" : "without-address"));
    } else {
      lines.addAll(answers(report.get(), key(report.get(), outcome, relevant, lookUp)));
    }
    lines.addAll(names(findings));
    return Optional.of(Summary.section(words.say(SECTION, "title"), lines));
  }

  private static String key(DocumentNode report, String outcome, boolean relevant, boolean lookUp) {
    if (!report.list("listed").isEmpty()) {
      return lookUp ? "listed-lookup" : relevant ? "listed-relevant" : "listed-side";
    }
    boolean whole = lookUp ? report.list("unavailable").isEmpty() : outcome.equals("clean");
    return whole ? "clean" : "partly-checked";
  }

  private List<String> answers(DocumentNode report, String key) {
    List<DocumentNode> listed = report.list("listed");
    var values = new HashMap<String, String>();
    values.put("address", report.text("subject"));
    values.put("answered", report.text("clean"));
    values.put(
        "count",
        listed.size() == 1
            ? words.say(SECTION, "one")
            : words.say(SECTION, "many", Map.of("count", "" + listed.size())).orElse(""));
    var lines = new ArrayList<String>();
    words.say(SECTION, key, values).ifPresent(lines::add);
    listed.stream()
        .limit(MAX_LISTINGS)
        .flatMap(each -> entry(each).stream())
        .forEach(entry -> lines.add("- " + entry));
    words.more(SECTION, listed.size() - MAX_LISTINGS).ifPresent(each -> lines.add("- " + each));
    unavailable(report.list("unavailable")).ifPresent(lines::add);
    return lines;
  }

  private Optional<String> entry(DocumentNode listed) {
    var values = new HashMap<String, String>();
    values.put("name", listed.text("name"));
    values.put("weight", listed.text("weight"));
    values.put("meaning", withoutStop(listed.text("meaning")));
    listed.findText("reason").ifPresent(reason -> values.put("reason", reason));
    listed.findText("delistUrl").ifPresent(url -> values.put("url", url));
    return words.say(SECTION, "entry", values);
  }

  /** Those for which we have no key were never meant to be asked. */
  private Optional<String> unavailable(List<DocumentNode> all) {
    var named = new ArrayList<String>();
    List<DocumentNode> zones =
        all.stream().filter(each -> !each.text("why").equals("key-needed")).toList();
    zones.stream()
        .limit(MAX_UNAVAILABLE)
        .forEach(each -> named.add(each.text("zone") + " (" + each.text("why") + ")"));
    words.more(SECTION, zones.size() - MAX_UNAVAILABLE).ifPresent(named::add);
    return words.say(SECTION, "unavailable", Map.of("lists", String.join(", ", named)));
  }

  private List<String> names(DocumentNode findings) {
    return findings.list("names").stream()
        .filter(name -> !name.list("listed").isEmpty())
        .limit(MAX_NAMES)
        .flatMap(name -> name(name).stream())
        .toList();
  }

  private Optional<String> name(DocumentNode name) {
    String lists =
        String.join(
            ", ",
            name.list("listed").stream()
                .limit(MAX_LISTINGS)
                .map(each -> each.text("name"))
                .toList());
    return words.say(SECTION, "name", Map.of("name", name.text("name"), "lists", lists));
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
