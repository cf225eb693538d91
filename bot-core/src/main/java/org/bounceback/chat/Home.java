package org.bounceback.chat;

import java.util.ArrayList;
import java.util.List;
import org.bounceback.casebook.Case;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.store.StoreFailed;

/**
 * The bot's own page: a person's latest cases, what waits for the desk, and what the bot can do.
 */
final class Home {
  private static final int MOST_CASES = 10;

  private final Services services;
  private final Texts texts;

  Home(Services services, Texts texts) {
    this.services = services;
    this.texts = texts;
  }

  Turn open(Inbound inbound) {
    List<Block> blocks = new ArrayList<>();
    try {
      blocks.add(title("home.cases"));
      blocks.add(cases(services.casebook().recent(inbound.person().id(), MOST_CASES)));
      blocks.add(new Block.Facts(List.of(desk(services.casebook().onTheirWay()))));
    } catch (StoreFailed failed) {
      String why = failed.getMessage();
      blocks.add(paragraph(texts.say("store-failed", "why", why)));
    }
    blocks.add(title("home.help"));
    blocks.addAll(HelpCard.of(texts, "help.headline").blocks());
    return Turn.of(
        new FirstAnswer.Show(
            new Card(texts.say("home.headline"), blocks, List.of()), Audience.PRIVATE));
  }

  private Block cases(List<Case> recent) {
    if (recent.isEmpty()) {
      return paragraph(texts.say("home.no-cases"));
    }
    return new Block.Facts(
        recent.stream()
            .map(
                each ->
                    new Block.Fact(
                        each.id().text(), List.of(Span.plain(each.conclusion().headline()))))
            .toList());
  }

  private Block.Fact desk(long waiting) {
    String words =
        waiting == 0
            ? texts.say("home.desk-idle")
            : waiting == 1
                ? texts.say("home.desk-one")
                : texts.say("home.desk-many", "count", waiting);
    return new Block.Fact(texts.say("home.desk"), List.of(Span.plain(words)));
  }

  private Block title(String key) {
    return new Block.Text(List.of(Span.bold(texts.say(key))));
  }

  private static Block paragraph(String words) {
    return new Block.Text(List.of(Span.plain(words)));
  }
}
