package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.chat.Block;
import org.bounceback.chat.Card;
import org.bounceback.chat.Span;
import org.bounceback.findings.Ban;
import org.bounceback.findings.Findings;
import org.bounceback.findings.OwnServerFindings;

/**
 * Renders the findings of our own servers. Cards in a channel name only the server and the blocked
 * address. Reasons, accounts and log lines are details that only the agent who requests them sees.
 */
public final class ServerFindingsSection {
  private static final int MAX_LINES = 10;

  private final MessageBundle messageBundle;

  public ServerFindingsSection(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Returns whether a case has private details. */
  static boolean hasDetails(Findings findings) {
    return findings.ownServers().filter(OwnServerFindings::hasDetails).isPresent()
        || findings
            .mailSetup()
            .filter(mail -> mail.account().isPresent() || mail.stopped().isPresent())
            .isPresent();
  }

  /** Returns all details, for one agent only. */
  public Card details(Findings findings) {
    List<Block> blocks = new ArrayList<>();
    List<Block.LabeledField> labeledFields = new ArrayList<>();
    Optional<OwnServerFindings> own = findings.ownServers();
    if (own.isPresent()) {
      for (Ban block : own.get().bans()) {
        labeledFields.add(
            new Block.LabeledField(messageBundle.text("own.block"), withReason(block)));
      }
      own.get()
          .account()
          .ifPresent(account -> labeledFields.add(messageBundle.code("own.account", account)));
      List<String> problems = own.get().problem();
      if (!problems.isEmpty()) {
        labeledFields.add(messageBundle.plain("own.trouble", String.join("; ", problems)));
      }
    }
    findings
        .mailSetup()
        .ifPresent(
            mail -> {
              mail.account()
                  .ifPresent(
                      account -> labeledFields.add(messageBundle.code("own.account", account)));
              mail.stopped()
                  .ifPresent(why -> labeledFields.add(messageBundle.plain("own.stopped", why)));
            });
    if (!labeledFields.isEmpty()) {
      blocks.add(new Block.Facts(labeledFields));
    }
    String log = own.map(ServerFindingsSection::log).orElse("");
    if (!log.isEmpty()) {
      blocks.add(
          new Block.QuoteBlock(messageBundle.text("own.log"), log, Block.QuoteStyle.MACHINE));
    }
    return new Card(messageBundle.text("own.details"), blocks, List.of());
  }

  /**
   * Returns what everyone may see: a line for each block, and whether some servers did not respond.
   */
  List<Block.LabeledField> facts(OwnServerFindings own) {
    List<Block.LabeledField> labeledFields = new ArrayList<>();
    for (Ban ban : own.bans()) {
      List<Span> where = where(ban.server(), ban.address());
      labeledFields.add(new Block.LabeledField(messageBundle.text("own.block"), where));
    }
    for (OwnServerFindings.EndedBan ban : own.ended()) {
      List<Span> spans = new ArrayList<>(where(ban.server(), ban.address()));
      spans.add(Span.plain("; " + messageBundle.text("own.ended-at", "time", ban.at())));
      labeledFields.add(new Block.LabeledField(messageBundle.text("own.ended"), spans));
    }
    if (!own.problem().isEmpty()) {
      labeledFields.add(messageBundle.plain("own.trouble", messageBundle.text("own.some")));
    }
    return labeledFields;
  }

  /** Returns the same as lines of a card. */
  List<CardBody.ContextLine> context(OwnServerFindings own) {
    return facts(own).stream()
        .map(
            field -> {
              List<Span> spans = new ArrayList<>(List.of(Span.plain("⚠ " + field.label() + ": ")));
              spans.addAll(field.spans());
              return new CardBody.ContextLine(spans, true);
            })
        .toList();
  }

  private static String log(OwnServerFindings own) {
    return own.log().stream()
        .limit(MAX_LINES)
        .map(line -> line.server() + ": " + line.text())
        .collect(Collectors.joining("\n"));
  }

  private static List<Span> where(String server, String address) {
    return List.of(Span.bold(server), Span.plain(" "), Span.code(address));
  }

  private List<Span> withReason(Ban block) {
    List<Span> spans = new ArrayList<>(where(block.server(), block.address()));
    String by = messageBundle.ofCode("own.", block.by());
    spans.add(
        Span.plain(" " + messageBundle.text("own.by", Map.of("by", by, "list", block.list()))));
    block.reason().ifPresent(why -> spans.add(Span.plain(": " + why)));
    block
        .since()
        .ifPresent(
            since -> spans.add(Span.plain("; " + messageBundle.text("own.since", "time", since))));
    block
        .until()
        .ifPresent(
            until -> spans.add(Span.plain("; " + messageBundle.text("own.until", "time", until))));
    return spans;
  }
}
