package org.bounceback.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.cases.Case;
import org.bounceback.cases.StoredMail;
import org.bounceback.data.InvalidDataException;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.BounceMessage;
import org.bounceback.findings.Findings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands at the top of a ticket, for whoever opens it first: what happened and whose turn it
 * is, the article's three steps with what was seen at each, what to do, and where it comes from.
 * Plain text; every desk gets the same.
 */
public final class Summary {
  private static final Logger log = LoggerFactory.getLogger(Summary.class);

  private final SummaryWords words = SummaryWords.packaged();
  private final AdviceCatalog advice;
  private final BlocklistSection lists = new BlocklistSection(words);
  private final RecipientSection recipient = new RecipientSection(words);
  private final OriginSection ownSide = new OriginSection(words);

  /** A summary that says who needs to act in the words of {@code advice}. */
  public Summary(AdviceCatalog advice) {
    this.advice = advice;
  }

  /** The neutral words for the requester: nothing of what was found. */
  String opening() {
    return words.say("opening", "received");
  }

  /**
   * The whole text.
   *
   * @param conversationLink where the case is talked about
   * @param mail the mail of the case as it came, where it is still kept
   */
  public String of(
      Case opened,
      TicketRequest ticketRequest,
      ConversationLink conversationLink,
      Optional<StoredMail> mail) {
    Findings findings = opened.findings();
    var parts = new ArrayList<String>();
    parts.add(SummaryWords.onOneLine(opened.caseResult().headline()));
    parts.add(head(opened, ticketRequest, findings));
    String explanation = SummaryWords.onOneLine(findings.explanation());
    if (!explanation.isBlank()) {
      parts.add(explanation);
    }
    if (!ticketRequest.note().isBlank()) {
      parts.add(note(ticketRequest));
    }
    tell(opened, () -> lists.of(findings), parts);
    tell(opened, () -> recipient.of(findings), parts);
    tell(opened, () -> ownSide.of(findings), parts);
    if (!findings.next().isEmpty()) {
      parts.add(section(words.say("next", "title"), points(findings.next())));
    }
    parts.add(foot(opened, ticketRequest, conversationLink, mail));
    return String.join("\n\n", parts);
  }

  /**
   * Adds a step. What an older program wrote down may lack what the step is made of; the ticket
   * goes without it then, and has the findings as they are.
   */
  private static void tell(Case opened, Supplier<Optional<String>> step, List<String> parts) {
    try {
      step.get().ifPresent(parts::add);
    } catch (InvalidDataException lacking) {
      log.warn("a step is missing in the ticket case={} why={}", opened.id(), lacking.getMessage());
    }
  }

  /** A title with its lines. */
  static String section(String title, List<String> lines) {
    return title + "\n" + String.join("\n", lines);
  }

  static List<String> points(List<String> texts) {
    return texts.stream().map(text -> "- " + SummaryWords.onOneLine(text)).toList();
  }

  private String head(Case opened, TicketRequest ticketRequest, Findings findings) {
    var values = new HashMap<String, String>();
    String explanation = findings.explanation();
    findings
        .actor()
        .map(actor -> advice.notice("actor-" + actor))
        .filter(turn -> !explanation.contains(turn))
        .ifPresent(turn -> values.put("turn", turn.replaceFirst("\\.$", "")));
    values.put("verdict", opened.caseResult().verdict());
    values.put("severity", ticketRequest.ticketSeverity().name().toLowerCase(Locale.ROOT));
    var lines = new ArrayList<String>();
    words.say("head", "verdict", values).ifPresent(lines::add);
    if (opened.isMailDeleted()) {
      lines.add(words.say("head", "mail-deleted"));
    } else if (ticketRequest.incomplete()) {
      lines.add(incomplete(findings));
    }
    return String.join("\n", lines);
  }

  private String incomplete(Findings findings) {
    Optional<BounceMessage> message =
        findings instanceof BounceFindings bounce ? bounce.message() : Optional.empty();
    if (message.isEmpty()) {
      return words.say("head", "lookup");
    }
    String missing = String.join(", ", message.get().missingHeaders());
    return String.join(
            " ",
            words.say("head", "incomplete"),
            words.say("head", "missing", Map.of("fields", missing)).orElse(""))
        .strip();
  }

  /** Its lines stay, since an agent's list is one; each is set in, so that it is seen as theirs. */
  private String note(TicketRequest ticketRequest) {
    String title =
        words.say("note", "title", Map.of("requester", ticketRequest.requester())).orElse("");
    return section(
        title,
        ticketRequest
            .note()
            .strip()
            .lines()
            .map(line -> "> " + SummaryWords.onOneLine(line))
            .toList());
  }

  private String foot(
      Case opened,
      TicketRequest ticketRequest,
      ConversationLink conversationLink,
      Optional<StoredMail> mail) {
    var lines = new ArrayList<String>();
    String person =
        ticketRequest.reporter().isBlank()
            ? opened.caseRequester().person()
            : ticketRequest.reporter();
    Map<String, String> values = new HashMap<>();
    values.put("case", opened.id().text());
    values.put("person", person);
    values.put("place", words.say("place", conversationLink.way(opened.caseRequester())));
    conversationLink.link().ifPresent(url -> values.put("url", url.toString()));
    mail.ifPresent(
        each -> {
          values.put("name", each.name());
          values.put("bytes", String.format(Locale.ROOT, "%,d", each.bytes().length));
          values.put("digest", each.sha256());
        });
    for (String key : List.of("case", "brought", "thread")) {
      words.say("foot", key, values).ifPresent(lines::add);
    }
    if (mail.isPresent()) {
      words
          .say("foot", "mail-" + ticketRequest.mailDisclosure().code(), values)
          .ifPresent(lines::add);
    }
    return String.join("\n", lines);
  }
}
