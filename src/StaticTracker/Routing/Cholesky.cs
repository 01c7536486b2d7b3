namespace StaticTracker.Routing;

/// <summary>Linear equations with a symmetric positive definite matrix: Benoit, E. (1924): Note sur une méthode … (procédé du commandant Cholesky). Bulletin géodésique 2, 67–77.</summary>
internal static class Cholesky
{
    /// <summary>The solution; <paramref name="matrix"/> is its lower half, row by row, and is overwritten with its factor.</summary>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public static double[] Solve(double[][] matrix, double[] right)
    {
        Factor(matrix);
        var x = new double[right.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var sum = right[i];
            for (var k = 0; k < i; k++)
            {
                sum -= matrix[i][k] * x[k];
            }

            x[i] = sum / matrix[i][i];
        }

        for (var i = x.Length - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < x.Length; k++)
            {
                x[i] -= matrix[k][i] * x[k];
            }

            x[i] /= matrix[i][i];
        }

        return x;
    }

    private static void Factor(double[][] matrix)
    {
        for (var i = 0; i < matrix.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[i][k] * matrix[j][k];
                }

                if (i == j && !(sum > 0))
                {
                    throw new ArithmeticException("The matrix is not positive definite.");
                }

                matrix[i][j] = i == j ? Math.Sqrt(sum) : sum / matrix[j][j];
            }
        }
    }
}
