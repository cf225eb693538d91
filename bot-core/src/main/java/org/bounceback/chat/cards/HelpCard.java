package org.bounceback.chat.cards;

import java.util.List;
import org.bounceback.advice.MailClientCatalog;
import org.bounceback.chat.Block;
import org.bounceback.chat.Card;
import org.bounceback.chat.Span;

/** Renders the help: the commands, and how to get full headers. */
public final class HelpCard {

  private HelpCard() {}

  public static Card of(MessageBundle messageBundle, String headline) {
    List<Block.LabeledField> commands =
        messageBundle.list("help", "commands").stream()
            .map(
                each ->
                    new Block.LabeledField(
                        each.text("usage"), List.of(Span.plain(each.text("meaning")))))
            .toList();
    return new Card(messageBundle.text(headline), List.of(new Block.Facts(commands)), List.of());
  }

  public static Card headers(MessageBundle messageBundle) {
    List<Block.LabeledField> programs =
        MailClientCatalog.load().all().stream()
            .map(
                each ->
                    new Block.LabeledField(each.name(), List.of(Span.plain(each.instructions()))))
            .toList();
    return new Card(
        messageBundle.text("headers.headline"), List.of(new Block.Facts(programs)), List.of());
  }
}
