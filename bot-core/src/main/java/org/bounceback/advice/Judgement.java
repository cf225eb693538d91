package org.bounceback.advice;

import java.util.Optional;
import org.bounceback.data.DocumentNode;

/** What happened and whose turn it is. */
public record Judgement(Verdict verdict, Actor actor) {

  static Judgement read(DocumentNode documentNode) {
    return new Judgement(
        Verdict.read(documentNode.at("verdict")), Actor.read(documentNode.at("who")));
  }

  static Optional<Judgement> find(DocumentNode documentNode) {
    return documentNode.find("verdict").isPresent()
        ? Optional.of(read(documentNode))
        : Optional.empty();
  }
}
