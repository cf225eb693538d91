package org.bounceback.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.BlocklistFindings.Listing;
import org.bounceback.findings.BlocklistFindings.Unavailable;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.BounceFindings.ListedDomain;
import org.bounceback.findings.BounceFindings.Step;
import org.bounceback.findings.Findings;

/**
 * Renders the first check in a ticket: which address is listed on which lists, and which did not
 * respond.
 */
final class BlocklistSection {
  private static final String SECTION = "blacklists";
  private static final int MAX_LISTINGS = 8;
  private static final int MAX_UNAVAILABLE = 6;
  private static final int MAX_NAMES = 5;

  private final SummaryWords words;

  BlocklistSection(SummaryWords words) {
    this.words = words;
  }

  /** Returns the section; empty for a case that is not about blocklists. */
  Optional<String> of(Findings findings) {
    if (findings instanceof BlocklistFindings lists) {
      boolean whole = lists.unavailable().isEmpty();
      return section(answers(lists, key(lists, "listed-lookup", whole)));
    }
    return findings instanceof BounceFindings bounce
        ? bounce.step(Step.BLOCKLISTS).flatMap(step -> section(lines(bounce, step)))
        : Optional.empty();
  }

  private Optional<String> section(List<String> lines) {
    return Optional.of(TicketSummary.section(words.text(SECTION, "title"), lines));
  }

  private List<String> lines(BounceFindings bounce, Step step) {
    var lines = new ArrayList<String>();
    if (bounce.blocklists().isEmpty()) {
      boolean addressKnown = bounce.message().flatMap(message -> message.origin().ip()).isPresent();
      lines.add(words.text(SECTION, addressKnown ? "not-run" : "without-address"));
    } else {
      BlocklistFindings lists = bounce.blocklists().get();
      boolean relevant = step.relevant().orElse(false);
      String listed = relevant ? "listed-relevant" : "listed-side";
      lines.addAll(answers(lists, key(lists, listed, step.outcome().equals("clean"))));
    }
    lines.addAll(names(bounce));
    return lines;
  }

  private static String key(BlocklistFindings lists, String listed, boolean whole) {
    if (!lists.listed().isEmpty()) {
      return listed;
    }
    return whole ? "clean" : "partly-checked";
  }

  private List<String> answers(BlocklistFindings report, String key) {
    List<Listing> listed = report.listed();
    var values = new HashMap<String, String>();
    values.put("address", report.subject());
    values.put("answered", String.valueOf(report.clean()));
    values.put(
        "count",
        listed.size() == 1
            ? words.text(SECTION, "one")
            : words.text(SECTION, "many", Map.of("count", "" + listed.size())).orElse(""));
    var lines = new ArrayList<String>();
    words.text(SECTION, key, values).ifPresent(lines::add);
    listed.stream()
        .limit(MAX_LISTINGS)
        .flatMap(line -> entry(line).stream())
        .forEach(entry -> lines.add("- " + entry));
    words.more(SECTION, listed.size() - MAX_LISTINGS).ifPresent(line -> lines.add("- " + line));
    unavailable(report.unavailable()).ifPresent(lines::add);
    return lines;
  }

  private Optional<String> entry(Listing listed) {
    var values = new HashMap<String, String>();
    values.put("name", listed.name());
    values.put("weight", listed.weight());
    values.put("meaning", withoutStop(listed.meaning()));
    listed.reason().ifPresent(reason -> values.put("reason", reason));
    listed.delistUrl().ifPresent(url -> values.put("url", url));
    return words.text(SECTION, "entry", values);
  }

  /** Lists the unavailable zones; those that need a missing key are omitted. */
  private Optional<String> unavailable(List<Unavailable> all) {
    var named = new ArrayList<String>();
    List<Unavailable> zones = all.stream().filter(zone -> !zone.isKeyNeeded()).toList();
    zones.stream()
        .limit(MAX_UNAVAILABLE)
        .forEach(zone -> named.add(zone.zone() + " (" + zone.why() + ")"));
    words.more(SECTION, zones.size() - MAX_UNAVAILABLE).ifPresent(named::add);
    return words.text(SECTION, "unavailable", Map.of("lists", String.join(", ", named)));
  }

  private List<String> names(BounceFindings bounce) {
    return bounce.domains().stream()
        .filter(name -> !name.listed().isEmpty())
        .limit(MAX_NAMES)
        .flatMap(name -> name(name).stream())
        .toList();
  }

  private Optional<String> name(ListedDomain name) {
    String lists =
        String.join(", ", name.listed().stream().limit(MAX_LISTINGS).map(Listing::name).toList());
    return words.text(SECTION, "name", Map.of("name", name.name(), "lists", lists));
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
