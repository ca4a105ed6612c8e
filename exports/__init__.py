"""What leaves the program: the bilingual Word file an editor works in; and its way back."""
