package org.bounceback.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bounceback.casebook.Case;
import org.bounceback.chat.Button.Style;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.store.StoreException;

/**
 * The bot's own page: a person's open cases and latest ones, what waits for the desk, and what the
 * bot can do, with buttons that do it.
 */
final class Home {
  private static final int MOST_OPEN = 10;
  private static final int MOST_LATEST = 5;

  private final Services services;
  private final Texts texts;
  private final DeskCard desk;

  Home(Services services, Texts texts) {
    this.services = services;
    this.texts = texts;
    this.desk = new DeskCard(texts);
  }

  Turn open(Inbound inbound) {
    List<Block> blocks = new ArrayList<>();
    List<Button> buttons = new ArrayList<>();
    buttons.add(new Button(Presses.READ, texts.say("home.read"), Style.PRIMARY));
    try {
      String person = inbound.person().id();
      List<Case> open = services.caseRepository().open(person, MOST_OPEN);
      List<Case> latest =
          services.caseRepository().recent(person, MOST_LATEST).stream()
              .filter(each -> !open.contains(each))
              .toList();
      blocks.add(title("home.open-cases"));
      blocks.add(cases(open, "home.no-open-cases"));
      blocks.add(new Block.Facts(List.of(desk(services.caseRepository().onTheirWay()))));
      blocks.add(title("home.cases"));
      blocks.add(cases(latest, "home.no-cases"));
      Stream.concat(open.stream(), latest.stream()).map(this::show).forEach(buttons::add);
    } catch (StoreException failed) {
      blocks.add(paragraph(texts.say("store-failed", "why", failed.getMessage())));
    }
    blocks.add(title("home.help"));
    blocks.addAll(HelpCard.of(texts, "help.headline").blocks());
    return Turn.of(
        new FirstAnswer.Show(
            new Card(texts.say("home.headline"), blocks, buttons), Audience.PRIVATE));
  }

  private Button show(Case each) {
    return new Button(
        new ButtonId(ButtonId.Action.WHOLE, each.id()).text(),
        texts.say("home.show", "case", each.id()),
        Style.PLAIN);
  }

  private Block cases(List<Case> some, String none) {
    return some.isEmpty()
        ? paragraph(texts.say(none))
        : new Block.Facts(some.stream().map(this::fact).toList());
  }

  private Block.Fact fact(Case each) {
    List<Span> spans = new ArrayList<>();
    spans.add(Span.plain(each.caseResult().headline()));
    desk.news(each).ifPresent(news -> spans.add(Span.plain(" " + news.headline())));
    return new Block.Fact(each.id().text(), spans);
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
