package org.bounceback.advice;

import java.util.Optional;
import org.bounceback.data.Node;

/** What happened and whose turn it is. */
public record Judgement(Verdict verdict, Actor actor) {

  static Judgement read(Node node) {
    return new Judgement(Verdict.read(node.at("verdict")), Actor.read(node.at("who")));
  }

  static Optional<Judgement> find(Node node) {
    return node.find("verdict").isPresent() ? Optional.of(read(node)) : Optional.empty();
  }
}
