package org.bounceback.chat.cards;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.chat.Block;
import org.bounceback.chat.cards.CardBody.ContextLine;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.BounceFindings.ListedDomain;
import org.bounceback.findings.BounceMessage;

/**
 * Renders what an agent reads first of a diagnosis: the message, the server's words, what to do and
 * the context. {@link BounceDetails} renders the rest.
 */
final class BounceCard {
  private static final int MAX_NAMES = 2;

  private final MessageBundle messageBundle;
  private final MessageLine messageLine;
  private final QuestionSection questions;
  private final ServerFindingsSection own;

  BounceCard(MessageBundle messageBundle, ZoneId zone) {
    this.messageBundle = messageBundle;
    this.messageLine = new MessageLine(messageBundle, zone);
    this.questions = new QuestionSection(messageBundle);
    this.own = new ServerFindingsSection(messageBundle);
  }

  CardBody body(BounceFindings diagnosis) {
    boolean isAsking =
        QuestionSection.open(diagnosis).filter(question -> question.isYesOrNo()).isPresent();
    List<Block.Step> steps = isAsking ? List.of() : new StepList(diagnosis).first(next(diagnosis));
    return new CardBody(
        messageLine.of(diagnosis),
        MessageLine.reply(diagnosis),
        questions.lines(diagnosis),
        steps,
        context(diagnosis));
  }

  /** Returns what to do now; if nothing else, sending the reply to a customer who has to act. */
  private List<String> next(BounceFindings diagnosis) {
    List<String> next = diagnosis.agentTexts(messageBundle.language()).next();
    boolean isReplyNext =
        next.isEmpty()
            && !diagnosis.actor().orElse("nobody").equals("nobody")
            && ReplyForm.isFor(diagnosis, ReplyForm.Addressee.CUSTOMER);
    return isReplyNext ? List.of(messageBundle.text("steps.send-reply")) : next;
  }

  private List<ContextLine> context(BounceFindings diagnosis) {
    List<ContextLine> lines = new ArrayList<>(questions.context(diagnosis));
    diagnosis.ownServers().map(own::context).ifPresent(lines::addAll);
    diagnosis
        .step(BounceFindings.Step.CONTACT)
        .filter(step -> step.outcome().equals("known-incident"))
        .flatMap(BounceFindings.Step::why)
        .ifPresent(why -> lines.add(line(why.in(messageBundle.language()))));
    if (diagnosis.mailDeleted()) {
      lines.add(line(messageBundle.text("context.mail-deleted")));
    }
    diagnosis.message().map(this::reading).ifPresent(lines::addAll);
    if (CardButtons.lacksHeaders(diagnosis)) {
      lines.add(line(messageBundle.text("context.headers-missing")));
    }
    names(diagnosis).ifPresent(lines::add);
    return lines;
  }

  /** Returns notes about how the message was read; usually none. */
  private List<ContextLine> reading(BounceMessage bounce) {
    List<ContextLine> lines = new ArrayList<>();
    if (bounce.fromPicture()) {
      lines.add(line(messageBundle.text("context.picture")));
    }
    if (!bounce.leftOut().isEmpty()) {
      lines.add(line(messageBundle.text("context.partly-read")));
    }
    return lines;
  }

  /** Returns the domains in the message that are listed on blocklists; usually none. */
  private Optional<ContextLine> names(BounceFindings diagnosis) {
    String names =
        diagnosis.domains().stream()
            .filter(name -> !name.listed().isEmpty())
            .map(ListedDomain::name)
            .limit(MAX_NAMES)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(line(messageBundle.text("context.domain-listed", "domains", names)));
  }

  private static ContextLine line(String text) {
    return ContextLine.spare("⚠ " + text);
  }
}
