package org.bounceback.app.demo;

/** A scene did not come out as the story says. */
final class SceneMismatchException extends Exception {
  private final String complaint;

  SceneMismatchException(Scene scene, String complaint) {
    super("scene " + scene.name() + ": " + complaint);
    this.complaint = "scene " + scene.name() + ": " + complaint;
  }

  @Override
  public String getMessage() {
    return complaint;
  }
}
