package org.bounceback.advice;

import java.util.List;
import java.util.Optional;
import org.bounceback.data.DocumentNode;

/**
 * The texts of one piece of advice as the file contains them: each line of {@code next} may have
 * its own condition.
 */
record ConditionalAdviceTemplate(
    Optional<String> headline,
    Optional<String> agentSay,
    List<Line> agentNext,
    Optional<String> customerSay,
    List<Line> customerNext,
    Optional<String> ask) {

  ConditionalAdviceTemplate {
    agentNext = List.copyOf(agentNext);
    customerNext = List.copyOf(customerNext);
  }

  /** A line that is used if one of the conditions is true, or always if it has none. */
  record Line(String say, List<Condition> conditions) {
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

    boolean fits(AdviceContext adviceContext) {
      return conditions.isEmpty() || Condition.anyHolds(conditions, adviceContext);
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
        documentNode.find("admin_message").flatMap(message -> message.findText("ask")));
  }

  private static List<Line> lines(Optional<DocumentNode> of) {
    return of.map(node -> node.list("next").stream().map(Line::read).toList()).orElse(List.of());
  }

  /** Returns the texts for a situation. */
  AdviceTexts in(AdviceContext adviceContext) {
    return new AdviceTexts(
        headline,
        agentSay,
        fitting(agentNext, adviceContext),
        customerSay,
        fitting(customerNext, adviceContext),
        ask);
  }

  /** Returns all lines, regardless of the situation. */
  AdviceTexts whole() {
    return new AdviceTexts(headline, agentSay, all(agentNext), customerSay, all(customerNext), ask);
  }

  private static List<String> fitting(List<Line> lines, AdviceContext adviceContext) {
    return all(lines.stream().filter(line -> line.fits(adviceContext)).toList());
  }

  private static List<String> all(List<Line> lines) {
    return lines.stream().map(Line::say).toList();
  }
}
