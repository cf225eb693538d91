package org.bounceback.chat.cards;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.advice.AgentTexts;
import org.bounceback.advice.Sentences;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.BounceFindings.ListedDomain;
import org.bounceback.findings.BounceFindings.RecipientOutcome;
import org.bounceback.findings.BounceMessage;
import org.bounceback.findings.OutgoingTexts.OutgoingText;

/**
 * Renders everything that is known of a diagnosis: the explanation, all steps, the facts, the texts
 * to send, the servers' replies and the evidence. What was not checked is left out.
 */
final class BounceDetails {
  private static final int MAX_NAMES = 5;
  private static final int MAX_ROWS = 20;
  private static final String UNKNOWN = "unknown";

  /** Outcomes of steps that have nothing to show. */
  private static final Set<String> NOT_RUN = Set.of("not-run", "skipped", "not-needed");

  /** The list of a log shows the start of each reply. */
  private static final int MAX_LOG_REPLIES = 3;

  private final MessageBundle messageBundle;
  private final CardTime time;
  private final LogSection log;
  private final UnavailableLists unavailable;

  BounceDetails(MessageBundle messageBundle, ZoneId zone) {
    this.messageBundle = messageBundle;
    this.time = new CardTime(zone, messageBundle.locale());
    this.log = new LogSection(messageBundle);
    this.unavailable = new UnavailableLists(messageBundle);
  }

  List<Block> blocks(BounceFindings diagnosis) {
    List<Block> blocks = new ArrayList<>();
    AgentTexts agentTexts = diagnosis.agentTexts(messageBundle.language());
    if (!agentTexts.explanation().isEmpty()) {
      blocks.add(new Block.Text(List.of(Span.plain(agentTexts.explanation()))));
    }
    if (!agentTexts.next().isEmpty()) {
      blocks.add(new Block.Steps(new StepList(diagnosis).all(agentTexts.next())));
    }
    List<Block.LabeledField> facts = facts(diagnosis);
    if (!facts.isEmpty()) {
      blocks.add(new Block.Facts(facts));
    }
    diagnosis.message().flatMap(log::block).or(() -> others(diagnosis)).ifPresent(blocks::add);
    OutgoingText texts = diagnosis.texts().in(messageBundle.language().code());
    texts.reply().ifPresent(reply -> blocks.add(quote("bounce.customer", reply)));
    texts.letter().ifPresent(letter -> blocks.add(quote("bounce.letter", letter)));
    replies(diagnosis).entrySet().stream()
        .limit(isLog(diagnosis) ? MAX_LOG_REPLIES : Integer.MAX_VALUE)
        .map(entry -> reply(entry.getKey(), entry.getValue()))
        .forEach(blocks::add);
    return blocks;
  }

  private Block reply(String reply, List<String> addresses) {
    return new Block.QuoteBlock(
        messageBundle.text("bounce.evidence"),
        addresses.isEmpty() ? reply : names(addresses) + ": " + reply,
        Block.QuoteStyle.MACHINE);
  }

  private static boolean isLog(BounceFindings diagnosis) {
    return diagnosis.message().stream()
        .flatMap(message -> message.recipients().stream())
        .anyMatch(recipient -> recipient.logged().isPresent());
  }

  private List<Block.LabeledField> facts(BounceFindings diagnosis) {
    List<Block.LabeledField> facts = new ArrayList<>();
    for (BounceFindings.Step step : diagnosis.steps()) {
      if (!NOT_RUN.contains(step.outcome())) {
        facts.add(
            new Block.LabeledField(messageBundle.ofCode("bounce.step-", step.name()), step(step)));
      }
    }
    diagnosis.blocklists().flatMap(unavailable::field).ifPresent(facts::add);
    diagnosis.message().ifPresent(message -> facts.addAll(handling(message)));
    facts.addAll(names(diagnosis));
    diagnosis.message().ifPresent(message -> facts.addAll(reading(message)));
    return facts;
  }

  /** Returns whose servers sent, reported and rejected the message, and when. */
  private List<Block.LabeledField> handling(BounceMessage message) {
    List<Block.LabeledField> facts = new ArrayList<>();
    BounceMessage.Origin origin = message.origin();
    List<String> sent = new ArrayList<>();
    origin.host().ifPresent(sent::add);
    origin.ip().ifPresent(ip -> sent.add("[" + ip + "]"));
    origin
        .ours()
        .map(ours -> messageBundle.text(ours ? "bounce.ours-yes" : "bounce.ours-no"))
        .ifPresent(ours -> sent.add("(" + ours + ")"));
    if (!sent.isEmpty()) {
      facts.add(messageBundle.plain("bounce.sent-by", String.join(" ", sent)));
    }
    message
        .reportingMta()
        .map(host -> host + role(origin.generatedBy()))
        .ifPresent(host -> facts.add(messageBundle.plain("bounce.reported-by", host)));
    if (!origin.decidedBy().equals(UNKNOWN)) {
      String party = messageBundle.ofCode("bounce.", origin.decidedBy());
      facts.add(messageBundle.plain("bounce.rejected-by", party));
    }
    message
        .reportedAt()
        .map(time::of)
        .ifPresent(at -> facts.add(messageBundle.plain("bounce.reported-at", at)));
    message.messageId().ifPresent(id -> facts.add(messageBundle.code("bounce.message-id", id)));
    return facts;
  }

  private String role(String code) {
    return code.equals(UNKNOWN) ? "" : " (" + messageBundle.ofCode("bounce.", code) + ")";
  }

  /** Returns the domains in the message that are listed on blocklists; usually none. */
  private List<Block.LabeledField> names(BounceFindings diagnosis) {
    return diagnosis.domains().stream()
        .filter(name -> !name.listed().isEmpty())
        .map(name -> new Block.LabeledField(messageBundle.text("bounce.name-listed"), listed(name)))
        .toList();
  }

  private List<Span> listed(ListedDomain name) {
    String places =
        name.places().stream()
            .map(place -> messageBundle.ofCode("bounce.name-in-", place))
            .collect(Collectors.joining(", "));
    String lists =
        name.listed().stream()
            .limit(MAX_NAMES)
            .map(each -> each.name() + " (" + each.meaning() + ")")
            .collect(Collectors.joining(", "));
    return List.of(Span.code(name.name()), Span.plain(" (" + places + "): " + lists));
  }

  /** Returns a line for each recipient if there are several. */
  private Optional<Block> others(BounceFindings diagnosis) {
    List<RecipientOutcome> rows = diagnosis.rows();
    if (rows.size() < 2) {
      return Optional.empty();
    }
    List<Block.LabeledField> labeledFields =
        rows.stream()
            .filter(row -> row.address().isPresent())
            .limit(MAX_ROWS)
            .map(row -> new Block.LabeledField(row.address().get(), outcome(row)))
            .toList();
    return Optional.of(new Block.Facts(labeledFields));
  }

  private List<Span> outcome(RecipientOutcome row) {
    String headline = row.headline().in(messageBundle.language());
    if (row.verdict().equals("nothing-failed")) {
      return List.of(Span.plain(headline));
    }
    String key = row.willRetry() ? "bounce.still-tried" : "bounce.not-tried";
    return List.of(Span.plain(Sentences.join(List.of(headline, messageBundle.text(key)))));
  }

  /** Returns notes about how the message was read; usually none. */
  private List<Block.LabeledField> reading(BounceMessage bounce) {
    List<Block.LabeledField> labeledFields = new ArrayList<>();
    if (bounce.fromPicture()) {
      List<Span> text = List.of(Span.plain(messageBundle.text("bounce.picture-compare")));
      labeledFields.add(new Block.LabeledField(messageBundle.text("bounce.picture-read"), text));
    }
    List<String> leftOut = bounce.leftOut();
    if (!leftOut.isEmpty()) {
      List<Span> text = List.of(Span.plain(String.join("; ", leftOut)));
      labeledFields.add(new Block.LabeledField(messageBundle.text("bounce.left-out"), text));
    }
    return labeledFields;
  }

  /** Returns the servers' replies, each with the recipients that it is about. */
  private static Map<String, List<String>> replies(BounceFindings diagnosis) {
    Map<String, List<String>> evidence = new LinkedHashMap<>();
    List<BounceMessage.Recipient> recipients =
        diagnosis.message().map(BounceMessage::recipients).orElse(List.of());
    for (BounceMessage.Recipient recipient : recipients) {
      if (!recipient.diagnostic().isEmpty() && !isDeliveredByLog(recipient)) {
        List<String> addresses =
            evidence.computeIfAbsent(recipient.diagnostic(), first -> new ArrayList<>());
        recipient
            .address()
            .filter(address -> !addresses.contains(address))
            .ifPresent(addresses::add);
      }
    }
    return evidence;
  }

  /** The reply in a log line about a delivery is no rejection. */
  private static boolean isDeliveredByLog(BounceMessage.Recipient recipient) {
    return recipient.logged().isPresent() && recipient.action().equals("delivered");
  }

  private String names(List<String> addresses) {
    if (addresses.size() <= MAX_NAMES) {
      return String.join(", ", addresses);
    }
    String more =
        messageBundle.text("bounce.more-recipients", "count", addresses.size() - MAX_NAMES);
    return String.join(", ", addresses.subList(0, MAX_NAMES)) + ", " + more;
  }

  private List<Span> step(BounceFindings.Step step) {
    List<Span> spans = new ArrayList<>();
    spans.add(Span.bold(messageBundle.ofCode("bounce.outcome-", step.outcome())));
    if (step.outcome().equals("listed")) {
      String key = step.relevant().orElse(false) ? "bounce.relevant" : "bounce.side";
      spans.add(Span.plain(", " + messageBundle.text(key)));
    }
    step.why()
        .map(why -> why.in(messageBundle.language()))
        .ifPresent(why -> spans.add(Span.plain(". " + why)));
    return spans;
  }

  private Block quote(String title, String text) {
    return new Block.QuoteBlock(messageBundle.text(title), text);
  }
}
