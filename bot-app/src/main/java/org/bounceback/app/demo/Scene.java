package org.bounceback.app.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.Resources;

/**
 * One scene of the story.
 *
 * @param narration the narration
 * @param type the typed line
 * @param drop the uploaded file
 * @param press the clicked button
 * @param about the scene whose case is used
 * @param fill the entries of a form
 * @param expect the expected result
 */
record Scene(
    String name,
    Optional<String> narration,
    Optional<String> type,
    Optional<String> drop,
    Optional<String> press,
    Optional<String> about,
    List<String> fill,
    Map<String, String> expect) {

  Scene {
    fill = List.copyOf(fill);
    expect = Map.copyOf(expect);
  }

  /** Loads the bundled story. */
  static DocumentNode story() {
    return DocumentCodec.yaml("story.yaml", Resources.text(Scene.class, "story.yaml"));
  }

  static List<Scene> of(DocumentNode story) {
    return story.list("scenes").stream().map(Scene::read).toList();
  }

  private static Scene read(DocumentNode documentNode) {
    var expect = new HashMap<String, String>();
    documentNode
        .find("expect")
        .ifPresent(node -> node.keys().forEach(key -> expect.put(key, node.text(key))));
    return new Scene(
        documentNode.text("name"),
        documentNode.findText("tell"),
        documentNode.findText("type"),
        documentNode.findText("drop"),
        documentNode.findText("press"),
        documentNode.findText("about"),
        documentNode.texts("fill"),
        expect);
  }
}
