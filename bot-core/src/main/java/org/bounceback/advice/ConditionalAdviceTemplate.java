package org.bounceback.advice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/**
 * The texts of one piece of advice as the file contains them: each line of {@code next} may have
 * its own condition.
 */
record ConditionalAdviceTemplate(
    Optional<String> headline,
    Optional<String> agentText,
    List<Line> agentNext,
    Optional<String> customerText,
    List<Line> customerNext,
    Optional<String> adminRequest) {

  ConditionalAdviceTemplate {
    agentNext = List.copyOf(agentNext);
    customerNext = List.copyOf(customerNext);
  }

  /** A line that is used if one of the conditions is true, or always if it has none. */
  record Line(String text, List<Condition> conditions) {
    Line {
      conditions = List.copyOf(conditions);
    }

    static Line read(DocumentNode documentNode) {
      if (!documentNode.isObject()) {
        return new Line(documentNode.text(), List.of());
      }
      documentNode.allowKeys("say", "if");
      return new Line(
          documentNode.text("say"), documentNode.list("if").stream().map(Condition::read).toList());
    }

    boolean applies(AdviceContext adviceContext) {
      return conditions.isEmpty() || Condition.anyMatches(conditions, adviceContext);
    }
  }

  static ConditionalAdviceTemplate read(DocumentNode documentNode) {
    Optional<DocumentNode> agent = documentNode.find("agent");
    Optional<DocumentNode> customer = documentNode.find("customer");
    return new ConditionalAdviceTemplate(
        documentNode.findText("headline"),
        agent.flatMap(node -> node.findText("say")),
        lines(agent),
        customer.flatMap(node -> node.findText("say")),
        lines(customer),
        adminRequest(documentNode));
  }

  /** An e-mail to the recipient's mail admin needs somebody there who acts first or second. */
  private static Optional<String> adminRequest(DocumentNode documentNode) {
    Optional<DocumentNode> message = documentNode.find("admin_message");
    boolean canAct =
        Stream.of("who", "then")
            .flatMap(key -> documentNode.findText(key).stream())
            .anyMatch(Actor.RECIPIENT_ADMIN.code()::equals);
    if (message.isPresent() && !canAct) {
      throw new InvalidDataException(
          message.get().path() + ": neither who nor then is " + Actor.RECIPIENT_ADMIN.code());
    }
    return message.map(each -> each.text("ask"));
  }

  private static List<Line> lines(Optional<DocumentNode> of) {
    return of.map(node -> node.list("next").stream().map(Line::read).toList()).orElse(List.of());
  }

  /** Returns the texts for a situation. */
  AdviceTexts resolve(AdviceContext adviceContext) {
    return new AdviceTexts(
        headline,
        agentText,
        fitting(agentNext, adviceContext),
        customerText,
        fitting(customerNext, adviceContext),
        adminRequest);
  }

  /** Returns all lines, regardless of the situation. */
  AdviceTexts all() {
    return new AdviceTexts(
        headline, agentText, all(agentNext), customerText, all(customerNext), adminRequest);
  }

  private static List<String> fitting(List<Line> lines, AdviceContext adviceContext) {
    return all(lines.stream().filter(line -> line.applies(adviceContext)).toList());
  }

  private static List<String> all(List<Line> lines) {
    return lines.stream().map(Line::text).toList();
  }
}
