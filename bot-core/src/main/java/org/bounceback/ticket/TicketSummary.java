package org.bounceback.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.Language;
import org.bounceback.advice.TextCatalog;
import org.bounceback.cases.Case;
import org.bounceback.cases.StoredMail;
import org.bounceback.data.InvalidDataException;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.BounceMessage;
import org.bounceback.findings.Findings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the summary at the top of a ticket: what happened and who needs to act, the findings of
 * the three checks, what to do, and where the case comes from. Plain text, the same for every
 * ticket system.
 */
public final class TicketSummary {
  private static final Logger log = LoggerFactory.getLogger(TicketSummary.class);

  private final SummaryWords words;
  private final AdviceCatalog advice;
  private final BlocklistSection lists;
  private final RecipientSection recipient;
  private final OriginSection ownSide;

  /** Creates summaries with the texts of {@code advice}, which include the bundled ones. */
  public TicketSummary(AdviceCatalog advice) {
    this.advice = advice;
    this.words = new SummaryWords(advice.texts());
    this.lists = new BlocklistSection(words);
    this.recipient = new RecipientSection(words);
    this.ownSide = new OriginSection(words);
  }

  /** Loads the bundled texts. Their keys begin with {@code ticket-summary}. */
  public static TextCatalog bundledTexts() {
    return SummaryWords.bundled();
  }

  /** Returns the neutral text for the requester, without any findings. */
  String opening() {
    return words.text("opening", "received");
  }

  /**
   * Returns the whole text.
   *
   * @param conversationLink the conversation about the case
   * @param mail the e-mail of the case, if it is still stored
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
    addSection(opened, () -> lists.of(findings), parts);
    addSection(opened, () -> recipient.of(findings), parts);
    addSection(opened, () -> ownSide.of(findings), parts);
    if (!findings.next().isEmpty()) {
      parts.add(section(words.text("next", "title"), points(findings.next())));
    }
    parts.add(foot(opened, ticketRequest, conversationLink, mail));
    return String.join("\n\n", parts);
  }

  /**
   * Adds a section. A case stored by an older version may lack its data; the ticket then omits the
   * section and still has the findings.
   */
  private static void addSection(Case opened, Supplier<Optional<String>> step, List<String> parts) {
    try {
      step.get().ifPresent(parts::add);
    } catch (InvalidDataException lacking) {
      log.warn("section missing in ticket case={} reason={}", opened.id(), lacking.getMessage());
    }
  }

  /** Returns a title with its lines. */
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
        .flatMap(actor -> advice.notice("actor-" + actor).fill(Language.ENGLISH, Map.of()))
        .filter(turn -> !explanation.contains(turn))
        .ifPresent(turn -> values.put("turn", turn.replaceFirst("\\.$", "")));
    values.put("verdict", opened.caseResult().verdict());
    values.put("severity", ticketRequest.ticketSeverity().name().toLowerCase(Locale.ROOT));
    var lines = new ArrayList<String>();
    words.text("head", "verdict", values).ifPresent(lines::add);
    if (opened.isMailDeleted()) {
      lines.add(words.text("head", "mail-deleted"));
    } else if (ticketRequest.incomplete()) {
      lines.add(incomplete(findings));
    }
    return String.join("\n", lines);
  }

  private String incomplete(Findings findings) {
    Optional<BounceMessage> message =
        findings instanceof BounceFindings bounce ? bounce.message() : Optional.empty();
    if (message.isEmpty()) {
      return words.text("head", "lookup");
    }
    String missing = String.join(", ", message.get().missingHeaders());
    return String.join(
            " ",
            words.text("head", "incomplete"),
            words.text("head", "missing", Map.of("fields", missing)).orElse(""))
        .strip();
  }

  /** Returns the agent's note with its line breaks, indented to show that it is quoted. */
  private String note(TicketRequest ticketRequest) {
    String title =
        words.text("note", "title", Map.of("requester", ticketRequest.requester())).orElse("");
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
    values.put("place", words.text("place", conversationLink.channel(opened.caseRequester())));
    conversationLink.link().ifPresent(url -> values.put("url", url.toString()));
    mail.ifPresent(
        attached -> {
          values.put("name", attached.name());
          values.put("bytes", String.format(Locale.ROOT, "%,d", attached.bytes().length));
          values.put("digest", attached.sha256());
        });
    for (String key : List.of("case", "submitted", "thread")) {
      words.text("foot", key, values).ifPresent(lines::add);
    }
    if (mail.isPresent()) {
      words
          .text("foot", "mail-" + ticketRequest.mailDisclosure().code(), values)
          .ifPresent(lines::add);
    }
    return String.join("\n", lines);
  }
}
