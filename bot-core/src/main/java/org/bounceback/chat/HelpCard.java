package org.bounceback.chat;

import java.util.List;
import org.bounceback.advice.MailClientCatalog;

/** What the bot can do, and how to get a full header. */
final class HelpCard {

  private HelpCard() {}

  static Card of(Texts texts, String headline) {
    List<Block.Fact> commands =
        texts.list("help", "commands").stream()
            .map(
                each ->
                    new Block.Fact(each.text("usage"), List.of(Span.plain(each.text("meaning")))))
            .toList();
    return new Card(texts.say(headline), List.of(new Block.Facts(commands)), List.of());
  }

  static Card headers(Texts texts) {
    List<Block.Fact> programs =
        MailClientCatalog.packaged().all().stream()
            .map(each -> new Block.Fact(each.name(), List.of(Span.plain(each.way()))))
            .toList();
    return new Card(texts.say("headers.headline"), List.of(new Block.Facts(programs)), List.of());
  }
}
