package org.bounceback.chat.cards;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.authentication.DomainAddresses;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.cases.CaseResult;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.BlocklistFindings.Listing;

/** Renders the result of a blocklist check as blocks of a card. */
public final class BlocklistCardRenderer {
  private static final int MAX_LISTINGS = 10;
  private static final int MAX_ON_CARD = 3;
  private static final int MAX_MEANING = 60;
  private static final int MAX_LISTS_IN_HEADLINE = 3;

  private final MessageBundle messageBundle;
  private final UnavailableLists unavailable;

  public BlocklistCardRenderer(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
    this.unavailable = new UnavailableLists(messageBundle);
  }

  /** Returns the code of the outcome that is stored with a case. */
  static String outcome(BlocklistReport report) {
    return report.resolverAnswered() ? report.outcome().code() : "no-resolver";
  }

  /** Returns a case's result for a report and the addresses of the checked domain. */
  public CaseResult conclusion(BlocklistReport report, Optional<DomainAddresses> hosts) {
    BlocklistFindings findings = BlocklistFindings.of(report).withAddresses(hosts);
    return new CaseResult(headline(findings, outcome(report)), outcome(report), findings);
  }

  /** Returns the headline. */
  public String headline(BlocklistReport report) {
    return headline(BlocklistFindings.of(report), outcome(report));
  }

  private String headline(BlocklistFindings report, String outcome) {
    long checked = UnavailableLists.checked(report);
    Map<String, String> values =
        Map.of(
            "subject", report.subject(),
            "asked", String.valueOf(checked),
            "unavailable", String.valueOf(UnavailableLists.of(report).size()),
            "lists", mostSevere(report));
    if (checked == 0) {
      return messageBundle.text("lookup.no-list", values);
    }
    return switch (outcome) {
      case "listed" -> messageBundle.text("lookup.listed-" + severity(report), values);
      case "clean" -> messageBundle.text("lookup.clean", values);
      case "no-resolver" -> messageBundle.text("lookup.no-resolver", values);
      default -> messageBundle.text("lookup.partly", values);
    };
  }

  /** Reports that were stored before severities existed have no severity. */
  static String severity(BlocklistFindings report) {
    return report.severity().orElse("some");
  }

  /**
   * Returns the names of the most severe listings, without lists that are part of another list with
   * a listing.
   */
  private static String mostSevere(BlocklistFindings report) {
    return mostSevereListings(report).stream()
        .map(Listing::name)
        .limit(MAX_LISTS_IN_HEADLINE)
        .collect(Collectors.joining(", "));
  }

  private static List<Listing> mostSevereListings(BlocklistFindings report) {
    List<Listing> listed = report.listed();
    Set<String> zones = listed.stream().map(Listing::zone).collect(Collectors.toSet());
    String severity = severity(report);
    return listed.stream()
        .filter(each -> !zones.contains(each.partOf().orElse("")))
        .filter(each -> each.severity().orElse(severity).equals(severity))
        .toList();
  }

  /** Returns what the card shows: the listings that matter, what to do, and how many lists. */
  CardBody body(BlocklistFindings report) {
    List<List<Span>> lines = new ArrayList<>();
    mostSevereListings(report).stream().limit(MAX_ON_CARD).map(this::line).forEach(lines::add);
    if (UnavailableLists.checked(report) > 0) {
      lines.add(List.of(Span.plain(unavailable.line(report))));
    }
    List<Block.Step> steps =
        report.listed().isEmpty()
            ? List.of()
            : messageBundle.texts("lookup.next." + severity(report)).stream()
                .map(text -> new Block.Step(text, Optional.empty()))
                .toList();
    List<CardBody.ContextLine> context =
        report.note().stream().map(note -> CardBody.ContextLine.spare("⚠ " + note)).toList();
    return new CardBody(List.of(), Optional.empty(), lines, steps, context);
  }

  private List<Span> line(Listing listing) {
    List<Span> spans = new ArrayList<>();
    spans.add(Span.plain("• "));
    spans.add(Span.bold(listing.name()));
    String meaning = TextShortener.atWord(listing.meaning(), MAX_MEANING);
    spans.add(Span.plain(meaning.isEmpty() ? "" : ": " + meaning));
    listing
        .delistUrl()
        .map(url -> StepList.link(URI.create(url)))
        .ifPresent(
            link -> {
              spans.add(Span.plain(" · " + messageBundle.text("lookup.remove") + " "));
              spans.add(link);
            });
    return spans;
  }

  /** Returns everything that was found, for the details. */
  List<Block> blocks(BlocklistFindings report) {
    List<Block> blocks = new ArrayList<>();
    report.listed().stream().limit(MAX_LISTINGS).map(this::listed).forEach(blocks::add);
    List<Block.LabeledField> rest = new ArrayList<>();
    if (!report.noted().isEmpty()) {
      rest.add(messageBundle.plain("lookup.noted", noted(report)));
    }
    unavailable.field(report).ifPresent(rest::add);
    long withoutKey = report.asked() - UnavailableLists.checked(report);
    if (withoutKey > 0) {
      rest.add(
          messageBundle.plain(
              "lookup.setup", messageBundle.text("lookup.keys-missing", "count", withoutKey)));
    }
    if (!rest.isEmpty()) {
      blocks.add(new Block.Facts(rest));
    }
    return blocks;
  }

  private Block listed(Listing each) {
    List<Span> spans = new ArrayList<>();
    spans.add(Span.bold(each.name()));
    spans.add(Span.plain(" "));
    spans.add(Span.code(each.zone() + " " + String.join(" ", each.codes())));
    spans.add(
        Span.plain(
            ": %s; %s. "
                .formatted(each.meaning(), messageBundle.ofCode("lookup.weight-", each.weight()))));
    each.users()
        .ifPresent(
            users ->
                spans.add(Span.plain(messageBundle.text("lookup.used-by") + " " + users + ". ")));
    each.reason()
        .ifPresent(
            reason ->
                spans.add(
                    Span.plain(messageBundle.text("lookup.list-says") + ": \"" + reason + "\". ")));
    each.delistUrl()
        .ifPresent(
            url -> spans.add(new Span.Link(messageBundle.text("lookup.get-off"), URI.create(url))));
    each.delistHow().ifPresent(how -> spans.add(Span.plain(" (" + how + ")")));
    return new Block.Text(spans);
  }

  private static String noted(BlocklistFindings report) {
    return report.noted().stream()
        .map(each -> each.zone() + " (" + each.meaning() + ")")
        .collect(Collectors.joining(", "));
  }
}
