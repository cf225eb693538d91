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
 * @param tell what the audience is told
 * @param type the line that is typed
 * @param drop the file that is dropped
 * @param press the button that is pressed
 * @param about the scene whose case is meant
 * @param fill what is typed into a form
 * @param expect what has to come of it
 */
record Scene(
    String name,
    Optional<String> tell,
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

  /** The packaged story. */
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
        .ifPresent(wanted -> wanted.keys().forEach(key -> expect.put(key, wanted.text(key))));
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
