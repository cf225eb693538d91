package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.chat.Block;
import org.bounceback.chat.Card;
import org.bounceback.chat.Span;
import org.bounceback.data.DocumentNode;

/**
 * What our own servers say. Cards that others in the channel see name the server and the blocked
 * address alone; why, accounts and lines of logs are details, which an agent is shown privately.
 */
public final class ServerFindingsSection {
  private static final int MAX_LINES = 10;

  private final MessageBundle messageBundle;

  public ServerFindingsSection(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Whether a case has details that are shown privately. */
  static boolean hasDetails(DocumentNode findings) {
    boolean ofServers =
        findings
            .find("ownServers")
            .filter(
                own ->
                    !own.list("blocks").isEmpty()
                        || !own.list("log").isEmpty()
                        || !own.texts("trouble").isEmpty()
                        || own.findText("account").isPresent())
            .isPresent();
    boolean ofMail =
        findings
            .find("mail")
            .filter(
                mail ->
                    mail.findText("account").isPresent() || mail.findText("stopped").isPresent())
            .isPresent();
    return ofServers || ofMail;
  }

  /** Everything, for one agent alone. */
  public Card details(DocumentNode findings) {
    List<Block> blocks = new ArrayList<>();
    List<Block.LabeledField> labeledFields = new ArrayList<>();
    Optional<DocumentNode> own = findings.find("ownServers");
    if (own.isPresent()) {
      for (DocumentNode block : own.get().list("blocks")) {
        labeledFields.add(
            new Block.LabeledField(messageBundle.say("own.block"), withReason(block)));
      }
      own.get()
          .findText("account")
          .ifPresent(account -> labeledFields.add(code("own.account", account)));
      List<String> trouble = own.get().texts("trouble");
      if (!trouble.isEmpty()) {
        labeledFields.add(plain("own.trouble", String.join("; ", trouble)));
      }
    }
    findings
        .find("mail")
        .ifPresent(
            mail -> {
              mail.findText("account")
                  .ifPresent(account -> labeledFields.add(code("own.account", account)));
              mail.findText("stopped")
                  .ifPresent(why -> labeledFields.add(plain("own.stopped", why)));
            });
    if (!labeledFields.isEmpty()) {
      blocks.add(new Block.Facts(labeledFields));
    }
    String log = own.map(ServerFindingsSection::log).orElse("");
    if (!log.isEmpty()) {
      blocks.add(new Block.QuoteBlock(messageBundle.say("own.log"), log, Block.QuoteStyle.MACHINE));
    }
    return new Card(messageBundle.say("own.details"), blocks, List.of());
  }

  /** What everybody may see: a line for each block, and whether some servers did not answer. */
  List<Block.LabeledField> facts(DocumentNode own) {
    List<Block.LabeledField> labeledFields = new ArrayList<>();
    for (DocumentNode block : own.list("blocks")) {
      labeledFields.add(new Block.LabeledField(messageBundle.say("own.block"), where(block)));
    }
    for (DocumentNode block : own.list("ended")) {
      List<Span> spans = new ArrayList<>(where(block));
      spans.add(Span.plain("; " + messageBundle.say("own.ended-at", "time", block.text("at"))));
      labeledFields.add(new Block.LabeledField(messageBundle.say("own.ended"), spans));
    }
    if (!own.texts("trouble").isEmpty()) {
      labeledFields.add(plain("own.trouble", messageBundle.say("own.some")));
    }
    return labeledFields;
  }

  private static String log(DocumentNode own) {
    return own.list("log").stream()
        .limit(MAX_LINES)
        .map(line -> line.text("server") + ": " + line.text("text"))
        .collect(Collectors.joining("\n"));
  }

  private static List<Span> where(DocumentNode block) {
    return List.of(
        Span.bold(block.text("server")), Span.plain(" "), Span.code(block.text("address")));
  }

  private List<Span> withReason(DocumentNode block) {
    List<Span> spans = new ArrayList<>(where(block));
    String by = messageBundle.say("own." + block.text("by"));
    spans.add(
        Span.plain(
            " " + messageBundle.say("own.by", Map.of("by", by, "list", block.text("list")))));
    block.findText("why").ifPresent(why -> spans.add(Span.plain(": " + why)));
    block
        .findText("since")
        .ifPresent(
            since -> spans.add(Span.plain("; " + messageBundle.say("own.since", "time", since))));
    block
        .findText("until")
        .ifPresent(
            until -> spans.add(Span.plain("; " + messageBundle.say("own.until", "time", until))));
    return spans;
  }

  private Block.LabeledField code(String label, String words) {
    return new Block.LabeledField(messageBundle.say(label), List.of(Span.code(words)));
  }

  private Block.LabeledField plain(String label, String words) {
    return new Block.LabeledField(messageBundle.say(label), List.of(Span.plain(words)));
  }
}
