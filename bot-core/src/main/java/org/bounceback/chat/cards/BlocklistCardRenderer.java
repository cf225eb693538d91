package org.bounceback.chat.cards;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bounceback.authentication.DomainAddresses;
import org.bounceback.blocklist.BlocklistJson;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.cases.CaseResult;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;

/** What the blocklists say, as blocks of a card. */
public final class BlocklistCardRenderer {
  private static final int MAX_LISTINGS = 10;
  private static final int MAX_NAMED = 3;

  private final MessageBundle messageBundle;

  public BlocklistCardRenderer(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** The outcome in the words of stored cases. */
  static String outcome(BlocklistReport report) {
    return report.resolverAnswered()
        ? report.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-')
        : "no-resolver";
  }

  /** What a case says that found this, and these hosts behind the name that was looked up. */
  public CaseResult conclusion(BlocklistReport report, Optional<DomainAddresses> hosts) {
    JsonObjectBuilder findings =
        BlocklistJson.of(report)
            .with(DomainAddressesSection.MEMBER, hosts.map(DomainAddressesSection::json));
    return new CaseResult(headline(report), outcome(report), findings.toString());
  }

  /** One sentence that says it all. */
  public String headline(BlocklistReport report) {
    String json = BlocklistJson.of(report).toString();
    return headline(DocumentCodec.json(report.blocklistSubject().text(), json), outcome(report));
  }

  private String headline(DocumentNode report, String outcome) {
    long asked = report.findNumber("asked").orElse(0) - withoutKey(report);
    Map<String, String> values =
        Map.of(
            "subject", report.text("subject"),
            "asked", String.valueOf(asked),
            "unavailable", String.valueOf(report.list("unavailable").size() - withoutKey(report)),
            "lists", gravest(report));
    if (asked == 0) {
      return messageBundle.say("lookup.no-list", values);
    }
    return switch (outcome) {
      case "listed" -> messageBundle.say("lookup.listed-" + severity(report), values);
      case "clean" -> messageBundle.say("lookup.clean", values);
      case "no-resolver" -> messageBundle.say("lookup.no-resolver", values);
      default -> messageBundle.say("lookup.partly", values);
    };
  }

  /** Reports that were stored before severities existed have none. */
  private static String severity(DocumentNode report) {
    return report.findText("severity").orElse("some");
  }

  /** The lists that make it as grave as it is; what is part of another one is not named again. */
  private static String gravest(DocumentNode report) {
    List<DocumentNode> listed = report.list("listed");
    Set<String> zones = listed.stream().map(each -> each.text("zone")).collect(Collectors.toSet());
    String severity = severity(report);
    List<DocumentNode> independent =
        listed.stream()
            .filter(each -> !zones.contains(each.findText("partOf").orElse("")))
            .toList();
    List<String> names =
        independent.stream()
            .filter(each -> each.findText("severity").orElse(severity).equals(severity))
            .map(each -> each.text("name"))
            .limit(MAX_NAMED)
            .toList();
    return String.join(", ", names);
  }

  List<Block> blocks(DocumentNode report) {
    List<Block> blocks = new ArrayList<>();
    report.list("listed").stream().limit(MAX_LISTINGS).map(this::listed).forEach(blocks::add);
    List<Block.LabeledField> rest = new ArrayList<>();
    if (!report.list("noted").isEmpty()) {
      rest.add(
          new Block.LabeledField(
              messageBundle.say("lookup.noted"), List.of(Span.plain(noted(report)))));
    }
    if (!report.list("unavailable").isEmpty()) {
      rest.add(
          new Block.LabeledField(
              messageBundle.say("lookup.unavailable"), List.of(Span.plain(unavailable(report)))));
    }
    if (!rest.isEmpty()) {
      blocks.add(new Block.Facts(rest));
    }
    return blocks;
  }

  private Block listed(DocumentNode each) {
    List<Span> spans = new ArrayList<>();
    spans.add(Span.bold(each.text("name")));
    spans.add(Span.plain(" "));
    spans.add(Span.code(each.text("zone") + " " + String.join(" ", each.texts("codes"))));
    spans.add(
        Span.plain(
            ": %s; %s. "
                .formatted(
                    each.text("meaning"),
                    messageBundle.say("lookup.weight-" + each.text("weight")))));
    each.findText("users")
        .ifPresent(
            users ->
                spans.add(Span.plain(messageBundle.say("lookup.used-by") + " " + users + ". ")));
    each.findText("reason")
        .ifPresent(
            reason ->
                spans.add(
                    Span.plain(messageBundle.say("lookup.list-says") + ": \"" + reason + "\". ")));
    each.findText("delistUrl")
        .ifPresent(
            url -> spans.add(new Span.Link(messageBundle.say("lookup.get-off"), URI.create(url))));
    each.findText("delistHow").ifPresent(how -> spans.add(Span.plain(" (" + how + ")")));
    return new Block.Text(spans);
  }

  private static String noted(DocumentNode report) {
    return report.list("noted").stream()
        .map(each -> each.text("zone") + " (" + each.text("meaning") + ")")
        .collect(Collectors.joining(", "));
  }

  /** Lists that answer customers alone were not asked. */
  private static long withoutKey(DocumentNode report) {
    return report.list("unavailable").stream()
        .filter(each -> each.text("why").equals("key-needed"))
        .count();
  }

  private static String unavailable(DocumentNode report) {
    Map<String, Long> byCause =
        report.list("unavailable").stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.text("why"), TreeMap::new, Collectors.counting()));
    return byCause.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
