package org.bounceback.discord;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.filedisplay.FileDisplay;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardLayout;
import org.bounceback.chat.CardPart;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.Span;

/** Renders cards as Components V2 messages that mention nobody. */
final class CardRenderer {
  private static final String FILE_NAME = "everything.txt";

  /**
   * A message has at most 40 components: one container, nine for the buttons, possibly one file. It
   * has at most 4,000 characters.
   */
  private static final CardLayout.Room MESSAGE = new CardLayout.Room(29, 3_900, 800, 1_500);

  private CardRenderer() {}

  /** Renders the card as a message; if it is shortened, it has a button that shows everything. */
  static MessageCreateData message(Card card) {
    return withoutMentions(new MessageCreateBuilder(), components(card)).build();
  }

  /** Renders the card as an update of a message. */
  static MessageEditData update(Card card) {
    return withoutMentions(new MessageEditBuilder(), components(card)).build();
  }

  /** Renders the card for one user; if it is shortened, the whole card is attached as a file. */
  static MessageCreateData ephemeral(Card card) {
    CardLayout layout = CardLayout.of(card, MESSAGE, Markdown.DISCORD);
    List<MessageTopLevelComponent> components = new ArrayList<>(List.of(frame(card, layout)));
    if (!layout.whole()) {
      components.add(file(FILE_NAME, CardTextRenderer.of(card).getBytes(StandardCharsets.UTF_8)));
    }
    components.addAll(ActionRowRenderer.of(card));
    return withoutMentions(new MessageCreateBuilder(), components).build();
  }

  /** Renders a message that contains only a file. */
  static MessageCreateData attachment(String name, byte[] content) {
    return withoutMentions(new MessageCreateBuilder(), List.of(file(name, content))).build();
  }

  private static FileDisplay file(String name, byte[] content) {
    return FileDisplay.fromFile(FileUpload.fromData(content, name));
  }

  /** Suppresses mentions; an update has to do this too. */
  private static <R extends MessageRequest<R>> R withoutMentions(
      R request, List<? extends MessageTopLevelComponent> components) {
    return request
        .useComponentsV2()
        .setAllowedMentions(EnumSet.noneOf(MentionType.class))
        .mentionRepliedUser(false)
        .setComponents(components);
  }

  private static List<MessageTopLevelComponent> components(Card card) {
    CardLayout layout = CardLayout.of(card, MESSAGE, Markdown.DISCORD);
    List<MessageTopLevelComponent> components = new ArrayList<>(List.of(frame(card, layout)));
    components.addAll(ActionRowRenderer.of(layout.whole() ? card.unshortened() : card));
    return components;
  }

  private static Container frame(Card card, CardLayout layout) {
    List<ContainerChildComponent> children = new ArrayList<>();
    layout.parts().forEach(part -> children.add(TextDisplay.of(text(part))));
    Container container = Container.of(children);
    return card.badge().map(badge -> container.withAccentColor(badge.color())).orElse(container);
  }

  private static String text(CardPart part) {
    if (part instanceof CardPart.Paragraph paragraph) {
      return paragraph.spans().stream().map(Markdown::of).collect(Collectors.joining());
    }
    CardPart.VerbatimPart verbatimPart = (CardPart.VerbatimPart) part;
    String title = verbatimPart.title().map(text -> Markdown.of(Span.bold(text)) + "\n").orElse("");
    return title + Markdown.verbatim(verbatimPart.text(), verbatimPart.quoteStyle());
  }
}
